// The text box: messages, files, replies and edits; "/" starts a command, "@" and "#" name people and channels.

import { CommandForm, calls, matching } from "./commands.js";
import { byId, fileSize, make, notice } from "./elements.js";
import { OPTIONS, displayName } from "./state.js";
import { Suggestions } from "./suggestions.js";

const MOST_SUGGESTIONS = 25;
const MOST_FILES = 10;
const TYPING = 8000; // milliseconds between two notices that one is typing

export class Composer {
  constructor() {
    this.box = byId("composer");
    this.text = byId("text");
    this.files = [];
    this.replyTo = null;
    this.editing = null;
    this.commands = [];
    this.lastTyping = 0;
    this.suggestions = new Suggestions(this.text, "Commands and names");
    byId("suggestions").append(this.suggestions.list);
    this.text.addEventListener("input", () => this.onInput());
    this.text.addEventListener("keydown", (event) => this.onKey(event));
    this.text.addEventListener("paste", (event) => this.addFiles(event.clipboardData.files));
    this.box.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    const picker = byId("file");
    byId("attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      this.addFiles(picker.files);
      picker.value = "";
    });
    this.takeDrops(byId("chat"));
  }

  // Start anew in the channel that the chat has open.
  enter(chat) {
    this.chat = chat;
    this.commands = [];
    this.files = [];
    this.text.value = "";
    this.endCommand();
    this.setContext({});
    this.showFiles();
    const { state, channel } = chat;
    const name = `${channel.guild_id ? "#" : "@"}${state.channelName(channel)}`;
    this.text.placeholder = `Message ${name}`;
    this.text.setAttribute("aria-label", `Message ${name}`);
    // Who goes through the people with the arrow keys stays there.
    if (document.activeElement !== byId("person")) this.focus();
  }

  focus() {
    this.text.focus();
  }

  // What the next message answers or changes.
  setContext({ replyTo = null, editing = null }) {
    this.replyTo = replyTo;
    this.editing = editing;
    const target = replyTo ?? editing;
    const what = editing ? "Editing your message" : replyTo && `Replying to ${displayName(replyTo.author)}`;
    const cancel = make("button", { type: "button", class: "plain", onclick: () => this.cancel() }, "Cancel");
    byId("context").replaceChildren(...(target ? [make("span", {}, what), cancel] : []));
    if (editing) this.text.value = editing.content;
    if (target) this.focus();
  }

  cancel() {
    if (this.editing) this.text.value = "";
    this.setContext({});
    this.focus();
  }

  // Files

  takeDrops(place) {
    const holdsFiles = (event) => event.dataTransfer.types.includes("Files");
    place.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      place.classList.add("dropping");
    });
    place.addEventListener("dragleave", () => place.classList.remove("dropping"));
    place.addEventListener("drop", (event) => {
      place.classList.remove("dropping");
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.addFiles(event.dataTransfer.files);
      this.focus();
    });
  }

  addFiles(files) {
    this.files.push(...files);
    if (this.files.length > MOST_FILES) notice(`A message takes ${MOST_FILES} files; the others were left out.`);
    this.files = this.files.slice(0, MOST_FILES);
    this.showFiles();
  }

  showFiles() {
    const shown = this.files.map((file) => {
      const remove = () => {
        this.files = this.files.filter((each) => each !== file);
        this.showFiles();
        this.focus();
      };
      const label = `Remove ${file.name}`;
      return make(
        "li",
        {},
        `${file.name} (${fileSize(file.size)}) `,
        make("button", { type: "button", class: "icon", "aria-label": label, onclick: remove }, "✕"),
      );
    });
    byId("files").replaceChildren(...shown);
  }

  // Typing

  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && (this.replyTo || this.editing)) {
      this.cancel();
    } else if (event.key === "ArrowUp" && !this.text.value) {
      event.preventDefault();
      this.chat.editLast();
    }
  }

  async onInput() {
    const { value } = this.text;
    if (value.startsWith("/") && !value.includes("\n")) {
      await this.suggestCommands();
      return;
    }
    this.suggestNames();
    if (value && Date.now() - this.lastTyping > TYPING) {
      this.lastTyping = Date.now();
      this.chat.typing();
    }
  }

  async suggestCommands() {
    if (this.text.value === "/" || !this.commands.length) this.commands = calls(await this.chat.commands());
    if (!this.text.value.startsWith("/")) return; // it went on while the commands were on their way
    const typed = this.text.value.slice(1);
    // A command's whole name and a space: what follows belongs to its first option.
    const whole = this.commands.find((each) => typed.startsWith(`${each.call} `));
    if (whole) {
      this.startCommand(whole, typed.slice(whole.call.length + 1));
      return;
    }
    const items = matching(this.commands, typed).map((each) => ({
      label: `/${each.call}`,
      detail: each.description,
      action: () => this.startCommand(each),
    }));
    this.suggestions.show(items);
  }

  startCommand(call, typed = "") {
    const { chat } = this;
    this.suggestions.show([]);
    this.text.value = "";
    this.box.hidden = true;
    const entries = (option) => chat.entries(OPTIONS[option.type]);
    new CommandForm(call, chat.interactions, chat.channel, entries, () => this.endCommand(true)).type(typed);
  }

  endCommand(refocus = false) {
    byId("command").replaceChildren();
    this.box.hidden = false;
    if (refocus) this.focus();
  }

  suggestNames() {
    const at = this.text.selectionStart;
    const found = /(?:^|\s)([@#])([\p{L}\p{N}_-]*)$/u.exec(this.text.value.slice(0, at));
    if (!found) {
      this.suggestions.show([]);
      return;
    }
    const [, mark, typed] = found;
    const complete = (name) => () => this.text.setRangeText(`${name} `, at - typed.length, at, "end");
    const offered = this.chat.entries(mark === "#" ? "channel" : "mentionable");
    const names = offered.map(({ label }) => label.replace(/^[@#]/, ""));
    const written = names.some((name) => name.toLowerCase() === typed.toLowerCase());
    const fitting = written ? [] : names.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
    const items = fitting.slice(0, MOST_SUGGESTIONS).map((name) => ({ label: `${mark}${name}`, action: complete(name) }));
    this.suggestions.show(items);
  }

  async send() {
    const { chat, text, files, replyTo, editing } = this;
    const content = chat.state.withMentions(text.value.trim(), chat.channel);
    if (this.sending || (!content && !files.length)) return;
    this.sending = true;
    const done = editing ? await chat.edit(editing, content) : await chat.send(content, files, replyTo);
    this.sending = false;
    if (!done) return;
    text.value = "";
    this.files = [];
    this.lastTyping = 0;
    this.showFiles();
    this.setContext({});
  }
}
