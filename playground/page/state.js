// What the person who is logged in knows: servers, channels, people; and what may be done where.

const ADMINISTRATOR = 1n << 3n;
const MANAGE_MESSAGES = 1n << 13n;
export const DIRECT = 1;
// What the options of a command and the selects of a message are about, where that is somebody or some place.
export const OPTIONS = { 6: "user", 7: "channel", 8: "role", 9: "mentionable" };
export const SELECTS = { 5: "user", 6: "role", 7: "mentionable", 8: "channel" };

export class State {
  constructor(user, botId) {
    this.user = user;
    this.botId = botId;
    this.guilds = new Map();
    this.channels = new Map(); // text channels, threads and direct messages
    this.users = new Map();
    this.unread = new Set();
    this.names = {
      user: (id) => this.userName(id),
      channel: (id) => this.channels.get(id)?.name,
      role: (id) => this.role(id)?.name,
    };
  }

  addGuild(guild) {
    this.guilds.set(guild.id, guild);
    for (const channel of [...guild.channels, ...guild.threads]) this.addChannel({ guild_id: guild.id, ...channel });
    for (const member of guild.members) this.users.set(member.user.id, member.user);
  }

  addChannel(channel) {
    for (const user of channel.recipients ?? []) this.users.set(user.id, user);
    this.channels.set(channel.id, channel);
    return channel;
  }

  // The channels of a server in order, each with its threads below it.
  channelsOf(guildId) {
    const all = [...this.channels.values()].filter((channel) => channel.guild_id === guildId);
    const parents = all.filter((channel) => !channel.parent_id).sort((one, other) => one.position - other.position);
    return parents.flatMap((parent) => [parent, ...all.filter((channel) => channel.parent_id === parent.id)]);
  }

  get direct() {
    return [...this.channels.values()].filter((channel) => channel.type === DIRECT);
  }

  channelName(channel) {
    return channel.guild_id ? channel.name : channel.recipients.map(displayName).join(", ");
  }

  userName(id) {
    const user = id === this.user.id ? this.user : this.users.get(id);
    return user && displayName(user);
  }

  role(id) {
    return [...this.guilds.values()].flatMap((guild) => guild.roles).find((role) => role.id === id);
  }

  member(guildId, userId) {
    return this.guilds.get(guildId)?.members.find((member) => member.user.id === userId);
  }

  // What may be chosen where somebody or some place is asked for; undefined where something else is.
  entries(kind, channel) {
    const guild = this.guilds.get(channel.guild_id);
    const people = guild ? guild.members.map(({ user }) => user) : [this.user, ...channel.recipients];
    const users = people.map((user) => ({ label: displayName(user), value: user.id }));
    const roles = (guild?.roles ?? []).map(({ name, id }) => ({ label: name, value: id }));
    const channels = guild ? this.channelsOf(guild.id).map(({ name, id }) => ({ label: `#${name}`, value: id })) : [];
    return { user: users, role: roles, mentionable: [...users, ...roles], channel: channels }[kind];
  }

  // Whether the person may delete other people's messages there.
  mayModerate(channel) {
    const guild = this.guilds.get(channel.guild_id);
    if (!guild) return false;
    if (guild.owner_id === this.user.id) return true;
    const roles = this.member(guild.id, this.user.id)?.roles ?? [];
    return guild.roles.some(
      (role) =>
        (roles.includes(role.id) || role.id === guild.id) &&
        (BigInt(role.permissions) & (ADMINISTRATOR | MANAGE_MESSAGES)) !== 0n,
    );
  }

  // What is typed with the names of users, roles and channels as the mentions a client makes of them.
  withMentions(text, channel) {
    const guild = this.guilds.get(channel.guild_id);
    return text.replace(/(?<![\p{L}\p{N}_])([@#])([\p{L}\p{N}_-]{1,100})/gu, (found, mark, name) => {
      const wanted = name.toLowerCase();
      const called = (one) => one.name.toLowerCase() === wanted;
      if (mark === "#") {
        const place = guild && this.channelsOf(guild.id).find(called);
        return place ? `<#${place.id}>` : found;
      }
      const user = [this.user, ...this.users.values()].find((one) => displayName(one).toLowerCase() === wanted);
      if (user) return `<@${user.id}>`;
      const role = guild?.roles.find(called);
      return role ? `<@&${role.id}>` : found;
    });
  }
}

export const displayName = (user) => user.global_name ?? user.username;
