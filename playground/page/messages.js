// A message as an element.

import { link, make } from "./elements.js";
import { attachments, embed } from "./embeds.js";
import { markdown } from "./markdown.js";
import { openMenu } from "./menu.js";
import { SELECTS, displayName } from "./state.js";

const [ROW, BUTTON] = [1, 2];
const LINK_BUTTON = 5;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary" };
const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

// `actions` is what can be done with it: see Chat in chat.js.
export function messageElement(message, state, actions) {
  const { names } = state;
  const mine = message.mentions.some((user) => user.id === state.user.id);
  const element = make("li", {
    id: `message-${message.id}`,
    "data-message": message.id,
    class: `message${mine ? " mentions-me" : ""}${message.flags & EPHEMERAL ? " ephemeral" : ""}`,
    tabindex: "-1",
    "aria-label": summary(message, state),
  });
  element.append(avatar(message.author), body(), more(message, actions));
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img")) return; // the browser's own menu: open, copy, save
    event.preventDefault();
    actions.openActions(message, element, event.clientX ? { x: event.clientX, y: event.clientY } : undefined);
  });
  return element;

  function body() {
    const parts = make("div", { class: "body" });
    parts.append(...origin(message, names, actions), header(message));
    if (message.flags & LOADING) parts.append(make("p", { class: "thinking" }, "is thinking…"));
    if (message.content) parts.append(make("div", { class: "content" }, markdown(message.content, names)));
    if (message.edited_timestamp && !(message.flags & LOADING)) {
      const when = new Date(message.edited_timestamp).toLocaleString();
      parts.append(make("span", { class: "detail", title: when }, "(edited)"));
    }
    if (!(message.flags & SUPPRESS_EMBEDS)) parts.append(...message.embeds.map((each) => embed(each, message, names)));
    parts.append(...attachments(message));
    parts.append(...message.components.filter((each) => each.type === ROW).map((row) => rowElement(row)));
    if (message.reactions.length) parts.append(make("p", { class: "reactions" }, message.reactions.map(reaction)));
    if (message.flags & EPHEMERAL) parts.append(onlyYou(message, actions));
    return parts;
  }

  function rowElement(row) {
    return make("div", { class: "row" }, row.components.map((part) => component(part, message, actions)));
  }

  function reaction({ emoji, count, me }) {
    const toggle = () => actions.toggleReaction(message, emoji, me);
    const label = `${emoji.name}, ${count}`;
    return make(
      "button",
      { type: "button", class: "reaction", "aria-pressed": String(me), "aria-label": label, onclick: toggle },
      `${emoji.name} ${count}`,
    );
  }
}

// All of its words, a line each: content, then every embed's texts in reading order.
export function allText(message) {
  const words = (each) => [
    each.author?.name,
    each.title,
    each.description,
    ...(each.fields ?? []).flatMap(({ name, value }) => [name, value]),
    each.footer?.text,
  ];
  return [message.content, ...message.embeds.flatMap(words)].filter(Boolean).join("\n");
}

// The start of it, without marks, for who listens.
export function summary(message, state) {
  const words = allText(message);
  const files = message.attachments.map((each) => each.description ?? each.filename).join(", ");
  const plain = words.replace(/<@!?(\d+)>/g, (_, id) => `@${state.names.user(id)}`).replace(/[*_~`>|#\\]+/g, "");
  const said = message.flags & LOADING ? "is thinking" : [plain, files].filter(Boolean).join(". ");
  return `${displayName(message.author)}: ${said.slice(0, 300)}`;
}

function avatar(author) {
  const letter = displayName(author).slice(0, 1);
  return make("span", { class: `avatar tone${BigInt(author.id) % 5n}`, "aria-hidden": "true" }, letter);
}

function origin(message, names, actions) {
  if (message.interaction?.name) {
    const who = names.user(message.interaction.user.id) ?? message.interaction.user.username;
    const { name } = message.interaction;
    const typed = /^[\p{Ll}\p{N}_-]+$/u.test(name); // names in menus have capitals or spaces
    return [make("p", { class: "origin" }, `${who} used `, make("strong", {}, typed ? `/${name}` : name))];
  }
  const answered = message.referenced_message;
  if (!message.message_reference) return [];
  if (!answered) return [make("p", { class: "origin" }, "The message this answers was deleted.")];
  const text = (answered.content || answered.embeds[0]?.title || "a file").slice(0, 80);
  const shown = text.replace(/<@!?(\d+)>/g, (_, id) => `@${names.user(id) ?? "unknown-user"}`);
  const jump = () => actions.log.focus(answered.id);
  const who = make("strong", {}, displayName(answered.author));
  return [make("button", { type: "button", class: "origin", onclick: jump }, "↪ ", who, ` ${shown}`)];
}

function header(message) {
  const sent = new Date(message.timestamp);
  const today = sent.toDateString() === new Date().toDateString();
  const time = sent.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  return make(
    "h2",
    { class: "author" },
    make("span", {}, displayName(message.author)),
    message.author.bot && make("span", { class: "tag" }, "APP"),
    make("time", { datetime: message.timestamp }, today ? time : `${sent.toLocaleDateString()} ${time}`),
  );
}

function more(message, actions) {
  const open = (event) => actions.openActions(message, event.currentTarget);
  const label = `Actions for the message of ${displayName(message.author)}`;
  return make(
    "button",
    { type: "button", class: "more icon", "aria-label": label, "aria-haspopup": "menu", "data-key": "more", onclick: open },
    "⋯",
  );
}

function onlyYou(message, actions) {
  const dismiss = () => actions.dismiss(message);
  return make(
    "p",
    { class: "detail" },
    "Only you can see this · ",
    make("button", { type: "button", class: "plain", onclick: dismiss }, "Dismiss message"),
  );
}

function component(part, message, actions) {
  if (part.type !== BUTTON) return select(part, message, actions);
  const content = [part.emoji?.name, part.label].filter(Boolean).join(" ");
  if (part.style === LINK_BUTTON) {
    const opened = link(part.url, `${content} ↗`);
    opened.className = "button secondary";
    return opened;
  }
  const press = (event) => actions.press(message, part, event.currentTarget);
  return make(
    "button",
    {
      type: "button",
      class: `button ${STYLES[part.style]}`,
      disabled: part.disabled,
      "data-key": part.custom_id,
      onclick: press,
    },
    content,
  );
}

function select(part, message, actions) {
  const chosen = (part.options ?? []).filter((option) => option.default).map((option) => option.label);
  const label = chosen.join(", ") || part.placeholder || "Choose";
  const button = make(
    "button",
    {
      type: "button",
      class: "select",
      disabled: part.disabled,
      "aria-haspopup": "menu",
      "data-key": part.custom_id,
    },
    make("span", {}, label),
    make("span", { "aria-hidden": "true" }, "▾"),
  );
  button.addEventListener("click", () => {
    if ((part.max_values ?? 1) > 1) {
      actions.chooseSeveral(message, part, button);
      return;
    }
    const entries = part.options ?? actions.entries(SELECTS[part.type]);
    const items = entries.map((option) => ({
      label: option.label,
      detail: option.description,
      checked: Boolean(option.default),
      action: () => actions.choose(message, part, [option.value], button),
    }));
    openMenu(button, label, items);
  });
  return button;
}
