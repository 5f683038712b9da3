// Elements, made one by one: text never becomes markup (the page's policy would not let it).

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

// The address if a browser may open it, else undefined: "javascript:" is an address, too.
export function webAddress(address) {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

export function link(address, ...children) {
  const safe = webAddress(address);
  return safe
    ? make("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...children)
    : make("span", {}, ...children);
}

// Whether the picture is one of the playground's own; pictures of other sites are linked, not loaded.
export const isOurs = (address) => URL.canParse(address) && new URL(address).origin === location.origin;

export function fileSize(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// Say something to who listens to the page instead of looking at it.
export function announce(text) {
  byId("announcer").textContent = text;
}

// One sentence in the corner; it stays until the next one or until it is closed.
export function notice(text) {
  const place = byId("notices");
  const close = make("button", { type: "button", class: "icon", "aria-label": "Close" }, "✕");
  const shown = make("p", { class: "notice" }, make("span", {}, text), close);
  close.addEventListener("click", () => shown.remove());
  place.replaceChildren(shown);
}
