// Where one may go: servers with their channels and threads, and the direct messages.

import { byId, make } from "./elements.js";

export function showPlaces(state, current, open) {
  const groups = [...state.guilds.values()].map((guild) => group(guild.name, state.channelsOf(guild.id)));
  groups.push(group("Direct messages", state.direct));
  const focused = document.activeElement.dataset.channel;
  byId("places").replaceChildren(...groups);
  if (focused) byId("places").querySelector(`[data-channel="${focused}"]`)?.focus();

  function group(title, channels) {
    const entries = channels.map((channel) => make("li", { class: channel.parent_id ? "thread" : "" }, place(channel)));
    return make("section", {}, make("h2", {}, title), make("ul", {}, entries));
  }

  function place(channel) {
    const unread = state.unread.has(channel.id);
    const mark = channel.parent_id ? "⌙ " : channel.guild_id ? "# " : "@ ";
    return make(
      "button",
      {
        type: "button",
        class: unread ? "place unread" : "place",
        "aria-current": channel.id === current?.id ? "page" : undefined,
        "data-channel": channel.id,
        onclick: () => open(channel),
      },
      make("span", { "aria-hidden": "true" }, mark),
      make("span", {}, state.channelName(channel)),
      unread && make("span", { class: "badge" }, "new"),
    );
  }
}
