// The REST API, as the person who is logged in.

export class RefusedError extends Error {}

export class Rest {
  constructor(token) {
    this.token = token;
  }

  // The answer's JSON, or null where it has none. `files` go along as files[0], files[1] and so on.
  async call(method, path, body, files = []) {
    const request = { method, headers: { Authorization: this.token } };
    if (files.length) {
      request.body = new FormData();
      request.body.append("payload_json", JSON.stringify(body));
      files.forEach((file, number) => request.body.append(`files[${number}]`, file, file.name));
    } else if (body !== undefined) {
      request.body = JSON.stringify(body);
      request.headers["Content-Type"] = "application/json";
    }
    const answer = await fetch(`/api/v10${path}`, request);
    const text = await answer.text();
    const data = text ? JSON.parse(text) : null;
    if (!answer.ok) throw new RefusedError(reasons(data).join(" "));
    return data;
  }
}

// What a refusal says, a sentence for each field that is wrong.
function reasons(data) {
  const found = [data?.message ?? "The playground did not answer."];
  const look = (errors, path) => {
    for (const problem of errors?._errors ?? []) found.push(`${path.join(".") || "It"}: ${problem.message}`);
    for (const [name, inner] of Object.entries(errors ?? {})) if (name !== "_errors") look(inner, [...path, name]);
  };
  look(data?.errors, []);
  return found;
}

// Who one may be, for the key in the page's address.
export async function logIn(key) {
  const answer = await fetch("/page/people", { headers: { Authorization: `Bearer ${key}` } });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new RefusedError("The playground did not answer.");
  return await answer.json();
}
