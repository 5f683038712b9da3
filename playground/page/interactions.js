// Commands, presses and forms on their way to the bot, until it is known what came of them.

export const [COMMAND, COMPONENT, AUTOCOMPLETE, FORM] = [2, 3, 4, 5];
const OUTCOMES = new Set([
  "INTERACTION_SUCCESS",
  "INTERACTION_FAILURE",
  "INTERACTION_MODAL_CREATE",
  "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE",
]);

export class Interactions {
  constructor(rest) {
    this.rest = rest;
    this.waiting = new Map(); // by id: who is told the outcome
    this.early = new Map(); // outcomes that came before the answer that names their id
  }

  // Start one; the outcome is {name, data} with an event's name, such as INTERACTION_FAILURE.
  async start(type, channel, data, more = {}, files = []) {
    const body = { type, channel_id: channel.id, data, ...more };
    const { id } = await this.rest.call("POST", "/interactions", body, files);
    const early = this.early.get(id);
    if (early) {
      this.early.delete(id);
      return early;
    }
    return await new Promise((resolve) => this.waiting.set(id, resolve));
  }

  // Take an event; whether it was an outcome.
  take(name, data) {
    if (!OUTCOMES.has(name)) return false;
    const tell = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    if (tell) tell({ name, data });
    else this.early.set(data.id, { name, data });
    return true;
  }
}
