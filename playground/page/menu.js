// Menus: what a right click, the ⋯ of a message or a select opens. Arrow keys, first letters, Escape.

import { make } from "./elements.js";

let open = null;

// `items` are {label, detail, action, checked}, or null for a line between. Focus returns to `anchor`.
export function openMenu(anchor, label, items, at = undefined) {
  closeMenu();
  const menu = make("div", { class: "menu", role: "menu", "aria-label": label });
  for (const item of items) menu.append(item ? entry(item) : make("hr"));
  menu.addEventListener("keydown", (event) => onKey(event, menu));
  document.body.append(menu);
  open = { menu, anchor };
  place(menu, at ?? corner(anchor));
  document.addEventListener("pointerdown", onPointer, true);
  menu.querySelector('[aria-checked="true"], [role^="menuitem"]')?.focus();
}

export function closeMenu({ refocus = false } = {}) {
  if (!open) return;
  const { menu, anchor } = open;
  open = null;
  document.removeEventListener("pointerdown", onPointer, true);
  menu.remove();
  if (refocus && anchor.isConnected) anchor.focus();
}

function entry({ label, detail, action, checked }) {
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  const choose = () => {
    closeMenu({ refocus: true });
    action();
  };
  return make(
    "button",
    { type: "button", role, tabindex: "-1", "aria-checked": checked?.toString(), onclick: choose },
    make("span", {}, label),
    detail && make("span", { class: "detail" }, detail),
  );
}

function corner(anchor) {
  const box = anchor.getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4 };
}

function place(menu, { x, y }) {
  const box = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - box.width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - box.height - 4))}px`;
}

function onPointer(event) {
  if (!open.menu.contains(event.target)) closeMenu();
}

function onKey(event, menu) {
  const entries = [...menu.querySelectorAll('[role^="menuitem"]')];
  const now = entries.indexOf(document.activeElement);
  const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
  let next;
  if (event.key in steps) next = steps[event.key];
  else if (event.key === "Escape" || event.key === "Tab") closeMenu({ refocus: true });
  else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const order = [...entries.slice(now + 1), ...entries.slice(0, now + 1)];
    next = entries.indexOf(order.find((each) => each.textContent.toLowerCase().startsWith(letter)));
    if (next === -1) return;
  } else return;
  event.preventDefault();
  event.stopPropagation();
  if (next !== undefined) entries.at(next % entries.length)?.focus();
}
