// One person's chat: what they hear through the gateway, and what they do.

import { byId, notice } from "./elements.js";
import { askText, chooseSeveral, openForm } from "./forms.js";
import { Gateway } from "./gateway.js";
import { COMMAND, COMPONENT, FORM, Interactions } from "./interactions.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { Rest } from "./rest.js";
import { EPHEMERAL, allText } from "./messages.js";
import { showLanguage } from "./settings.js";
import { showPlaces } from "./sidebar.js";
import { DIRECT, SELECTS, State } from "./state.js";

const [USER_COMMAND, MESSAGE_COMMAND] = [2, 3];
const STATUS = {
  connected: "",
  lost: "The connection is lost. Trying again…",
  refused: "The playground was started anew. Open the address it prints now.",
};

export class Chat {
  // `person` has a name and a token; `place` is the channel that was open before, if any.
  constructor(person, botId, composer, place) {
    this.composer = composer;
    this.rest = new Rest(person.token);
    this.interactions = new Interactions(this.rest);
    this.state = new State({ id: person.id, username: person.name, global_name: person.name }, botId);
    this.place = place;
    this.channel = null;
    this.log = null;
    this.gateway = new Gateway(person.token, (name, data) => this.hear(name, data), (state) => this.report(state));
  }

  leave() {
    this.left = true;
    this.gateway.close();
    this.log?.close();
  }

  report(state) {
    byId("status").textContent = STATUS[state];
  }

  // What is heard

  async hear(name, data) {
    const { state } = this;
    if (this.interactions.take(name, data)) {
      if (name === "INTERACTION_MODAL_CREATE") this.openModal(data);
    } else if (name === "READY") {
      await this.welcome(data);
    } else if (name === "GUILD_CREATE") {
      state.addGuild(data);
      this.show();
    } else if (name === "CHANNEL_CREATE" || name === "CHANNEL_UPDATE" || name === "THREAD_CREATE") {
      state.addChannel(data);
      this.show();
    } else if (name === "CHANNEL_DELETE" || name === "THREAD_DELETE") {
      state.channels.delete(data.id);
      this.show();
    } else if (name === "TYPING_START") {
      this.log?.typing(data);
    } else if (name === "GUILD_MEMBER_UPDATE") {
      Object.assign(state.member(data.guild_id, data.user.id) ?? {}, data);
    } else if (name.startsWith("MESSAGE_")) {
      this.hearMessage(name, data);
    }
  }

  async welcome({ guilds, user }) {
    showLanguage(user.locale);
    this.expected = guilds.length;
    this.place = this.channel ?? this.place; // after a lost session: open it anew, with what was missed
    this.channel = null;
    this.state.guilds.clear();
    const direct = await this.attempt(() =>
      this.rest.call("POST", "/users/@me/channels", { recipient_id: this.state.botId }),
    );
    if (direct) this.state.addChannel(direct);
    this.show();
  }

  hearMessage(name, data) {
    const place = data.channel_id;
    if (place === this.channel?.id) {
      this.log.take(name, data);
    } else if (name === "MESSAGE_CREATE" && this.state.channels.has(place)) {
      this.state.unread.add(place);
      this.show();
    }
  }

  // Once all servers are known: the places, and the one that was open before or the first.
  show() {
    if (this.left || this.state.guilds.size < this.expected || !this.state.direct.length) return;
    if (!this.channel || !this.state.channels.has(this.channel.id)) this.open(this.before() ?? this.first());
    else showPlaces(this.state, this.channel, (channel) => this.open(channel));
  }

  before() {
    if (this.place?.type === DIRECT) return this.state.direct[0];
    return this.state.channels.get(this.place?.id);
  }

  first() {
    return this.state.channelsOf([...this.state.guilds.keys()][0])[0];
  }

  open(channel) {
    const { state } = this;
    this.log?.close();
    this.channel = channel;
    state.unread.delete(channel.id);
    showPlaces(state, channel, (other) => this.open(other));
    const name = state.channelName(channel);
    const where = state.guilds.get(channel.guild_id)?.name ?? "Direct messages";
    byId("channel-name").textContent = channel.guild_id ? `# ${name}` : `@ ${name}`;
    byId("channel-topic").textContent = [where, channel.topic].filter(Boolean).join(" · ");
    document.title = `${channel.guild_id ? "#" : "@"}${name} · ${where}`;
    this.log = new Log(this);
    this.composer.enter(this);
  }

  // What is done. Each returns whether it worked, and says so if not.

  async attempt(action) {
    try {
      return (await action()) ?? true;
    } catch (error) {
      notice(error.message);
      return false;
    }
  }

  messages(more = "") {
    return `/channels/${this.channel.id}/messages${more}`;
  }

  send(content, files, replyTo) {
    const body = { content, attachments: files.map((file, id) => ({ id, filename: file.name })) };
    if (replyTo) body.message_reference = { message_id: replyTo.id, channel_id: replyTo.channel_id };
    return this.attempt(() => this.rest.call("POST", this.messages(), body, files));
  }

  edit(message, content) {
    return this.attempt(() => this.rest.call("PATCH", this.messages(`/${message.id}`), { content }));
  }

  editLast() {
    const last = this.log.newest((message) => message.author.id === this.state.user.id);
    if (last) this.composer.setContext({ editing: last });
  }

  typing() {
    this.attempt(() => this.rest.call("POST", `/channels/${this.channel.id}/typing`));
  }

  speak(locale) {
    this.attempt(() => this.rest.call("PATCH", "/users/@me/settings", { locale }));
  }

  toggleReaction(message, emoji, mine) {
    const name = encodeURIComponent(emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name);
    const address = this.messages(`/${message.id}/reactions/${name}/@me`);
    this.attempt(() => this.rest.call(mine ? "DELETE" : "PUT", address));
  }

  dismiss(message) {
    this.log.remove(message.id);
    this.composer.focus();
  }

  // Interactions

  async commands() {
    const answer = await this.attempt(() =>
      this.rest.call("GET", `/channels/${this.channel.id}/application-command-index`),
    );
    return answer ? answer.application_commands : [];
  }

  async interact(type, data, more = {}, files = []) {
    const outcome = await this.attempt(() => this.interactions.start(type, this.channel, data, more, files));
    if (outcome?.name === "INTERACTION_FAILURE") notice("The bot did not answer that in time.");
    return Boolean(outcome) && outcome.name !== "INTERACTION_FAILURE";
  }

  async press(message, part, button) {
    await this.use(button, message, { component_type: part.type, custom_id: part.custom_id });
  }

  async choose(message, part, values, control) {
    return await this.use(control, message, { component_type: part.type, custom_id: part.custom_id, values });
  }

  async use(control, message, data) {
    if (control.getAttribute("aria-busy")) return false;
    control.setAttribute("aria-busy", "true");
    const done = await this.interact(COMPONENT, data, { message_id: message.id });
    control.removeAttribute("aria-busy");
    return done;
  }

  entries(kind) {
    return this.state.entries(kind, this.channel);
  }

  chooseSeveral(message, part, button) {
    const offered = part.options ?? this.entries(SELECTS[part.type]);
    const submit = (values) => this.choose(message, part, values, button);
    chooseSeveral(part.placeholder ?? "Choose", offered, part.min_values ?? 1, part.max_values, submit);
  }

  openModal(modal) {
    openForm(
      modal,
      (part) => this.entries(SELECTS[part.type]),
      (values, files) => this.interact(FORM, { values }, { interaction_id: modal.id }, files),
    );
  }

  // The menu of a message: what a person does with it, and the bot's own entries.
  async openActions(message, anchor, at) {
    const mine = message.author.id === this.state.user.id;
    const ephemeral = Boolean(message.flags & EPHEMERAL);
    const own = [
      !ephemeral && ["Reply", () => this.composer.setContext({ replyTo: message })],
      ["Copy text", () => this.attempt(() => navigator.clipboard.writeText(allText(message)))],
      mine && ["Edit", () => this.composer.setContext({ editing: message })],
      !ephemeral && ["React with 👍", () => this.toggleReaction(message, { name: "👍" }, false)],
      !ephemeral && this.channel.guild_id && !this.channel.parent_id && ["Start a thread", () => this.startThread(message)],
      (mine || this.state.mayModerate(this.channel)) && !ephemeral && ["Delete", () => this.delete(message)],
    ];
    const commands = await this.commands();
    const entries = (type, target) =>
      commands
        .filter((command) => command.type === type)
        .map(({ name }) => [name, () => this.interact(COMMAND, { type, name, target_id: target })]);
    const apps = [...entries(MESSAGE_COMMAND, message.id), ...entries(USER_COMMAND, message.author.id)];
    const items = [...own.filter(Boolean), apps.length ? null : undefined, ...apps].filter((each) => each !== undefined);
    const shown = items.map((each) => each && { label: each[0], action: each[1] });
    openMenu(anchor, "Actions for this message", shown, at);
  }

  delete(message) {
    return this.attempt(() => this.rest.call("DELETE", this.messages(`/${message.id}`)));
  }

  startThread(message) {
    askText("Start a thread", "Name of the thread", "", async (name) => {
      const thread = await this.attempt(() => this.rest.call("POST", this.messages(`/${message.id}/threads`), { name }));
      if (thread) this.open(this.state.addChannel(thread));
      return Boolean(thread);
    });
  }
}
