// Slash commands: the list of them, and one being filled in.

import { byId, make, notice } from "./elements.js";
import { AUTOCOMPLETE, COMMAND } from "./interactions.js";
import { Suggestions } from "./suggestions.js";

const OPTION = { SUBCOMMAND: 1, GROUP: 2, INTEGER: 4, BOOLEAN: 5, NUMBER: 10, ATTACHMENT: 11 };
const SLASH = 1;
const WAIT = 120; // milliseconds after the last key before suggestions are asked for

// Every way to call a command: {call: "article add", description, path: [names of sub-commands], command, leaf}.
export function calls(commands) {
  return commands.filter((command) => command.type === SLASH).flatMap((command) => below(command, command, []));
}

function below(command, holder, path) {
  const nested = (holder.options ?? []).filter((option) => option.type === OPTION.SUBCOMMAND || option.type === OPTION.GROUP);
  if (nested.length) return nested.flatMap((option) => below(command, option, [...path, option]));
  const call = [command.name, ...path.map((option) => option.name)].join(" ");
  return [{ call, description: holder.description, path, command, leaf: holder }];
}

// Those that fit what was typed after the slash, best first.
export function matching(all, typed) {
  const wanted = typed.toLowerCase();
  const starts = all.filter((each) => each.call.startsWith(wanted));
  return [...starts, ...all.filter((each) => !starts.includes(each) && each.call.includes(wanted))];
}

// A command being filled in, in the place of the text box.
export class CommandForm {
  // `entries(option)` lists what an option for a user, role or channel offers; `done()` gives the text box back.
  constructor({ call, description, path, command, leaf }, interactions, channel, entries, done) {
    this.call = call;
    this.path = path;
    this.command = command;
    this.interactions = interactions;
    this.channel = channel;
    this.entries = entries;
    this.done = done;
    this.fields = (leaf.options ?? []).map((option) => this.field(option));
    const run = make("button", { type: "submit", class: "button primary" }, "Run");
    const cancel = make("button", { type: "button", class: "button secondary", onclick: () => this.close() }, "Cancel");
    this.form = make(
      "form",
      { class: "command", "aria-label": `Command /${call}` },
      make("p", {}, make("strong", {}, `/${call}`), make("span", { class: "detail" }, ` ${description}`)),
      make("div", { class: "options" }, this.fields.map(({ element }) => element)),
      make("div", { class: "row" }, this.fields.slice(1).map((field) => this.adder(field)), cancel, run),
    );
    this.form.addEventListener("submit", (event) => this.run(event));
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    byId("command").replaceChildren(this.form);
    (this.fields[0]?.control ?? run).focus();
  }

  // Put text into the first option that takes any, as if it had been typed.
  type(text) {
    const field = this.fields.find(({ control }) => control.type === "text");
    if (!text || !field) return;
    field.adder?.click();
    field.control.value = text;
    field.control.focus();
    field.control.dispatchEvent(new Event("input"));
  }

  // The button that adds an option which may be left out.
  adder(field) {
    if (field.option.required) return null;
    field.element.hidden = true;
    const title = field.option.description;
    field.adder = make("button", { type: "button", class: "adder", title }, `+ ${field.option.name}`);
    field.adder.addEventListener("click", () => {
      field.adder.remove();
      field.element.hidden = false;
      field.control.focus();
    });
    return field.adder;
  }

  close() {
    this.form.remove();
    this.done();
  }

  field(option) {
    const id = `option-${option.name}`;
    const common = { id, name: option.name, required: option.required, "aria-describedby": `${id}-about` };
    let control;
    let list;
    let read = () => control.value;
    if (option.type === OPTION.ATTACHMENT) {
      control = make("input", { ...common, type: "file" });
      read = (files) => (control.files.length ? { file: files.push(control.files[0]) - 1 } : "");
    } else if (option.choices?.length || option.type === OPTION.BOOLEAN || this.entries(option)) {
      const yesNo = [{ label: "true", value: "true" }, { label: "false", value: "false" }];
      const named = option.choices?.map(({ name, value }) => ({ label: name, value }));
      const offered = named?.length ? named : (this.entries(option) ?? yesNo);
      const all = [{ label: "", value: "" }, ...offered];
      control = make("select", common, all.map(({ label, value }) => make("option", { value }, label)));
    } else {
      const number = option.type === OPTION.INTEGER || option.type === OPTION.NUMBER;
      const limits = number
        ? { type: option.autocomplete ? "text" : "number", min: option.min_value, max: option.max_value }
        : { type: "text", minlength: option.min_length, maxlength: option.max_length };
      control = make("input", { ...common, ...limits, step: option.type === OPTION.NUMBER ? "any" : undefined, autocomplete: "off" });
      if (option.autocomplete) {
        list = this.completed(option, control);
        read = () => (control.value === list.chosen?.name ? list.chosen.value : control.value);
      }
    }
    const label = make("label", { for: id }, option.name);
    const about = make("span", { class: "detail", id: `${id}-about` }, option.description);
    const element = make("div", { class: "option" }, label, make("div", { class: "control" }, control, list?.list), about);
    return { option, control, element, read };
  }

  completed(option, control) {
    const list = new Suggestions(control, `Suggestions for ${option.name}`);
    let timer;
    const suggest = async () => {
      const typed = control.value;
      const outcome = await this.started(AUTOCOMPLETE, option.name);
      if (control.value !== typed || document.activeElement !== control) return; // older than what is typed now
      const take = (choice) => () => {
        list.chosen = choice;
        control.value = choice.name;
      };
      const choices = outcome?.data.choices ?? [];
      list.show(choices.map((choice) => ({ label: choice.name, action: take(choice) })), false);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(suggest, WAIT);
    };
    control.addEventListener("input", later);
    control.addEventListener("focus", later);
    return list;
  }

  async run(event) {
    event.preventDefault();
    this.close();
    const outcome = await this.started(COMMAND);
    if (outcome?.name === "INTERACTION_FAILURE") notice(`The bot did not answer /${this.call} in time.`);
  }

  // Send it as it is filled in; the option being typed is `focused`.
  async started(type, focused) {
    const files = [];
    let options = this.fields
      .filter(({ option }) => type === COMMAND || option.type !== OPTION.ATTACHMENT)
      .map(({ option, read }) => ({ name: option.name, value: read(files), focused: option.name === focused || undefined }))
      .filter(({ value, focused }) => value !== "" || focused);
    for (const part of [...this.path].reverse()) options = [{ name: part.name, options }];
    const data = { type: SLASH, name: this.command.name, options };
    try {
      return await this.interactions.start(type, this.channel, data, {}, files);
    } catch (error) {
      if (type === COMMAND) notice(error.message);
      return null;
    }
  }
}
