// A list under a text box: arrow keys choose, Enter or Tab takes, Escape closes.

import { announce, make } from "./elements.js";

let count = 0;

export class Suggestions {
  constructor(input, label) {
    this.input = input;
    this.list = make("ul", { class: "suggestions", role: "listbox", "aria-label": label, id: `suggestions-${count++}` });
    this.list.hidden = true;
    this.items = [];
    this.now = -1;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.show([]));
  }

  // `items` are {label, detail, action}; the first is chosen if `eager`. An empty list closes it.
  show(items, eager = true) {
    this.items = items;
    this.list.replaceChildren(...items.map((item, number) => this.option(item, number)));
    this.list.hidden = items.length === 0;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.move(items.length && eager ? 0 : -1);
    if (items.length) announce(`${items.length} suggestions`);
  }

  option({ label, detail }, number) {
    const option = make(
      "li",
      { role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false" },
      make("span", { class: "label" }, label),
      detail && make("span", { class: "detail" }, detail),
    );
    option.addEventListener("pointerdown", (event) => event.preventDefault()); // the text box keeps the focus
    option.addEventListener("click", () => this.take(number));
    return option;
  }

  move(number) {
    this.list.children[this.now]?.setAttribute("aria-selected", "false");
    this.now = number;
    const option = this.list.children[number];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  take(number) {
    const { action } = this.items[number];
    this.show([]);
    action();
  }

  onKey(event) {
    if (this.list.hidden || event.isComposing) return;
    const last = this.items.length - 1;
    if (event.key === "ArrowDown") this.move(this.now === last ? 0 : this.now + 1);
    else if (event.key === "ArrowUp") this.move(this.now <= 0 ? last : this.now - 1);
    else if (event.key === "Escape") this.show([]);
    else if ((event.key === "Enter" || event.key === "Tab") && this.now >= 0) this.take(this.now);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
