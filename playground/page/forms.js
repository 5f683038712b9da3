// Dialogs: a bot's forms (modals), and choosing several entries of a select.

import { make } from "./elements.js";

const [ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL, FILE_UPLOAD] = [1, 3, 4, 10, 18, 19];
const PARAGRAPH = 2;
let count = 0;

// Show a form; `entries(part)` lists what a select of users, roles or channels offers, `submit(values, files)` sends
// it and says whether that worked.
export function openForm(modal, entries, submit) {
  const inputs = [];
  const fields = modal.components.map((outer) => {
    if (outer.type === TEXT_DISPLAY) return make("p", {}, outer.content);
    const parts = outer.type === LABEL ? [{ ...outer.component, label: outer.label, detail: outer.description }] : outer.components;
    return parts.map((part) => field(part, entries, inputs));
  });
  openDialog(modal.title, fields, "Submit", async () => {
    const files = [];
    const values = {};
    for (const { part, read } of inputs) {
      const value = read(files);
      if (value !== null) values[part.custom_id] = value;
    }
    return await submit(values, files);
  });
}

function field(part, entries, inputs) {
  const id = `field-${count++}`;
  const required = part.required ?? true;
  const label = make("label", { for: id }, part.label, required ? "" : " (optional)");
  const detail = part.detail && make("p", { class: "detail", id: `${id}-detail` }, part.detail);
  const common = { id, required, "aria-describedby": detail && `${id}-detail` };
  let input;
  let read;
  if (part.type === TEXT_INPUT) {
    const limits = { minlength: part.min_length, maxlength: part.max_length ?? 4000, placeholder: part.placeholder };
    const long = part.style === PARAGRAPH;
    input = make(long ? "textarea" : "input", { ...common, ...limits, rows: long ? 8 : undefined });
    input.value = part.value ?? "";
    input.setSelectionRange(0, 0); // it is read from its start
    read = () => input.value;
  } else if (part.type === FILE_UPLOAD) {
    input = make("input", { ...common, type: "file", multiple: (part.max_values ?? 1) > 1 });
    read = (files) => [...input.files].map((file) => ({ file: files.push(file) - 1 }));
  } else {
    const offered = part.type === STRING_SELECT ? part.options : entries(part);
    const several = (part.max_values ?? 1) > 1;
    input = make("select", { ...common, multiple: several }, options(offered, several || required ? [] : [""]));
    read = () => [...input.selectedOptions].map((option) => option.value).filter(Boolean);
  }
  inputs.push({ part, read });
  return make("div", { class: "form-field" }, label, detail, input);
}

const options = (offered, first) => [
  ...first.map(() => make("option", { value: "" }, "—")),
  ...offered.map((each) => make("option", { value: each.value, selected: each.default }, each.label)),
];

// Choose between `least` and `most` of the entries.
export function chooseSeveral(title, offered, least, most, submit) {
  const boxes = offered.map((entry) =>
    make("input", { type: "checkbox", value: entry.value, checked: entry.default, id: `field-${count++}` }),
  );
  const shown = offered.map((entry, number) =>
    make(
      "label",
      { class: "choice", for: boxes[number].id },
      boxes[number],
      make("span", {}, entry.label),
      entry.description && make("span", { class: "detail" }, entry.description),
    ),
  );
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const hint = make("p", { class: "detail" }, `Choose ${least === most ? least : `${least} to ${most}`}.`);
  openDialog(title, [hint, ...shown], "Choose", async () => {
    if (chosen().length < least || chosen().length > most) return false;
    return await submit(chosen());
  });
}

// Ask for one line of text.
export function askText(title, label, value, submit) {
  const part = { type: TEXT_INPUT, custom_id: "text", label, style: 1, value, max_length: 100 };
  openForm({ title, components: [{ type: ROW, components: [part] }] }, () => [], ({ text }) => submit(text));
}

function openDialog(title, content, action, submit) {
  const id = `dialog-${count++}`;
  const problem = make("p", { class: "problem", role: "alert" });
  const send = make("button", { type: "submit", class: "button primary" }, action);
  const cancel = make("button", { type: "button", class: "button secondary" }, "Cancel");
  const form = make("form", { method: "dialog" }, make("h2", { id }, title), content, problem);
  form.append(make("div", { class: "row end" }, cancel, send));
  const dialog = make("dialog", { "aria-labelledby": id }, form);
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const done = await submit();
    send.disabled = false;
    if (done) dialog.close();
    else problem.textContent = "That was not taken. Check what you filled in, then try again.";
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input, textarea, select")?.focus();
}
