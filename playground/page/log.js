// The messages of the open channel, in order, and who is typing there.

import { announce, byId, make } from "./elements.js";
import { LOADING, messageElement, summary } from "./messages.js";

const PAGE = 50;
const TYPING = 10_000; // milliseconds that a notice of typing holds

export class Log {
  constructor(chat) {
    this.chat = chat;
    this.place = byId("log");
    this.list = byId("messages");
    this.messages = new Map();
    this.writers = new Map();
    this.early = []; // events that came before the history
    this.ended = new AbortController();
    const { signal } = this.ended;
    this.list.replaceChildren();
    this.place.addEventListener("keydown", (event) => this.onKey(event), { signal });
    this.place.addEventListener("scroll", () => (this.atEnd = this.isAtEnd()), { signal });
    this.atEnd = true;
    this.resized = new ResizeObserver(() => this.atEnd && this.scrollToEnd());
    this.resized.observe(this.list);
    this.resized.observe(this.place);
    this.showWriters();
    this.load();
  }

  close() {
    this.ended.abort();
    this.resized.disconnect();
    for (const timer of this.writers.values()) clearTimeout(timer);
  }

  async load(before) {
    const { chat } = this;
    const query = `?limit=${PAGE}${before ? `&before=${before}` : ""}`;
    const found = await chat.attempt(() => chat.rest.call("GET", chat.messages(query)));
    if (!found || this.ended.signal.aborted) return;
    byId("earlier")?.remove();
    for (const message of found) {
      this.messages.set(message.id, message);
      this.list.prepend(this.element(message));
    }
    if (found.length === PAGE) this.list.prepend(this.earlierButton(found.at(-1).id));
    const early = this.early ?? [];
    this.early = null;
    for (const [name, data] of early) this.take(name, data);
    if (!before) this.scrollToEnd();
    this.place.setAttribute("aria-busy", "false");
  }

  earlierButton(before) {
    const load = () => this.load(before);
    const button = make("button", { type: "button", class: "button secondary", onclick: load }, "Earlier messages");
    return make("li", { id: "earlier" }, button);
  }

  element(message) {
    return messageElement(message, this.chat.state, this.chat);
  }

  // Take an event about a message of this channel.
  take(name, data) {
    if (this.early) {
      this.early.push([name, data]);
    } else if (name === "MESSAGE_CREATE") {
      this.add(data);
    } else if (name === "MESSAGE_UPDATE") {
      this.change(data);
    } else if (name === "MESSAGE_DELETE") {
      this.remove(data.id);
    } else if (name === "MESSAGE_DELETE_BULK") {
      data.ids.forEach((id) => this.remove(id));
    } else if (name.startsWith("MESSAGE_REACTION_")) {
      this.react(name, data);
    }
  }

  add(message) {
    if (this.messages.has(message.id)) return;
    this.messages.set(message.id, message);
    this.list.append(this.element(message));
    this.stopTyping(message.author.id);
    const me = this.chat.state.user.id;
    if (message.author.id === me || message.interaction_metadata?.user.id === me) this.scrollToEnd();
    if (message.author.id !== me) announce(summary(message, this.chat.state));
  }

  // Show a message anew; the focus stays on the button it was on.
  change(message) {
    const before = this.messages.get(message.id);
    const old = byId(`message-${message.id}`);
    if (!before || !old) return;
    this.messages.set(message.id, message);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const shown = this.element(message);
    shown.tabIndex = old.tabIndex;
    old.replaceWith(shown);
    if (focused) {
      const again = focused.dataset.key && shown.querySelector(`[data-key="${CSS.escape(focused.dataset.key)}"]`);
      (again && !again.disabled ? again : shown).focus({ preventScroll: true });
    }
    if (focused || before.flags & LOADING) announce(summary(message, this.chat.state));
  }

  remove(id) {
    this.messages.delete(id);
    const shown = byId(`message-${id}`);
    if (shown?.contains(document.activeElement)) this.chat.composer.focus();
    shown?.remove();
  }

  react(name, { message_id: id, emoji, user_id: userId }) {
    const message = this.messages.get(id);
    if (!message) return;
    const mine = userId === this.chat.state.user.id;
    const same = (each) => each.emoji.name === emoji.name && each.emoji.id === emoji.id;
    const others = message.reactions.filter((each) => !same(each));
    const before = message.reactions.find(same) ?? { emoji, count: 0, me: false };
    let reactions = others;
    if (name === "MESSAGE_REACTION_REMOVE_ALL") reactions = [];
    else if (name === "MESSAGE_REACTION_ADD") reactions.push({ ...before, count: before.count + 1, me: before.me || mine });
    else if (name === "MESSAGE_REACTION_REMOVE" && before.count > 1)
      reactions.push({ ...before, count: before.count - 1, me: before.me && !mine });
    this.change({ ...message, reactions });
  }

  newest(fits) {
    const shown = [...this.list.querySelectorAll(".message")].reverse();
    return shown.map((each) => this.messages.get(each.dataset.message)).find(fits);
  }

  // Typing

  typing({ channel_id: place, user_id: id }) {
    if (place !== this.chat.channel.id || id === this.chat.state.user.id) return;
    clearTimeout(this.writers.get(id));
    this.writers.set(id, setTimeout(() => this.stopTyping(id), TYPING));
    this.showWriters();
  }

  stopTyping(id) {
    clearTimeout(this.writers.get(id));
    if (this.writers.delete(id)) this.showWriters();
  }

  showWriters() {
    const names = [...this.writers.keys()].map((id) => this.chat.state.userName(id) ?? "Somebody");
    const verb = names.length === 1 ? "is" : "are";
    byId("typing").textContent = names.length ? `${names.join(", ")} ${verb} typing…` : "";
  }

  // Moving about

  onKey(event) {
    const shown = [...this.list.querySelectorAll(".message")];
    const here = event.target.closest(".message");
    if (event.key === "Escape") {
      this.chat.composer.focus();
    } else if (event.target === this.place && event.key === "ArrowUp") {
      shown.at(-1)?.focus();
    } else if (!here) {
      return;
    } else if (event.target !== here) {
      return; // keys on a button of the message are the button's
    } else if (event.key === "Enter") {
      this.chat.openActions(this.messages.get(here.dataset.message), here);
    } else {
      const now = shown.indexOf(here);
      const next = { ArrowUp: now - 1, ArrowDown: now + 1, Home: 0, End: shown.length - 1 }[event.key];
      if (next === undefined) return;
      if (next >= shown.length) this.chat.composer.focus();
      else shown[Math.max(0, next)].focus();
    }
    event.preventDefault();
  }

  focus(id) {
    byId(`message-${id}`)?.focus();
  }

  isAtEnd() {
    return this.place.scrollHeight - this.place.scrollTop - this.place.clientHeight < 40;
  }

  scrollToEnd() {
    this.atEnd = true;
    this.place.scrollTop = this.place.scrollHeight;
  }
}
