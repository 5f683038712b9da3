// Discord's markdown as elements: what playground/markdown.py does for a terminal.

import { link, make } from "./elements.js";

// Lengths are bounded so that no input makes a match slow.
const TOKEN = new RegExp(
  [
    "```(?:(?<language>[A-Za-z0-9+-]{1,20})\\n)?(?<block>[^]*?)```",
    "(?<ticks>`{1,2})(?<code>[^`\\n]+)\\k<ticks>",
    "\\\\(?<escaped>[^\\p{L}\\p{N}\\s])",
    '\\[(?<label>(?:\\\\.|[^\\[\\]\\n\\\\]){1,1000})\\]\\(<?(?<target>https?:\\/\\/[^\\s\\)>]{1,2000})>?(?:\\s"[^"\\n]{0,200}")?\\)',
    "<(?<address>https?:\\/\\/[^\\s>]{1,2000})>",
    "(?<bare>https?:\\/\\/[^\\s<>]{1,2000})",
    "<t:(?<time>-?\\d{1,13})(?::(?<style>[tTdDfFR]))?>",
    "<@!?(?<user>\\d{1,20})>",
    "<@&(?<role>\\d{1,20})>",
    "<#(?<channel>\\d{1,20})>",
    "<a?(?<emoji>:[\\p{L}\\p{N}_]{2,32}:)\\d{1,20}>",
    "(?<mark>\\*\\*\\*|\\*\\*|\\*|__|_|~~|\\|\\|)",
  ].join("|"),
  "gu",
);
const MARKS = { "***": ["strong", "em"], "**": ["strong"], "*": ["em"], __: ["u"], _: ["em"], "~~": ["s"], "||": [] };
const HEADINGS = { "# ": "heading large", "## ": "heading", "### ": "heading small" };

// Blocks and inline text. `names` says what users, roles and channels are called: names.user(id) and so on.
export function markdown(source, names) {
  const blocks = document.createDocumentFragment();
  let quote = null;
  let toEnd = false;
  for (let line of lines(source)) {
    let quoted = toEnd;
    if (!toEnd && line.startsWith(">>> ")) {
      quoted = toEnd = true;
      line = line.slice(4);
    } else if (!toEnd && line.startsWith("> ")) {
      quoted = true;
      line = line.slice(2);
    }
    if (quoted && !quote) blocks.append((quote = make("blockquote")));
    if (!quoted) quote = null;
    (quote ?? blocks).append(block(line, names));
  }
  return blocks;
}

// The lines, with a code block counted as part of one line.
function lines(source) {
  const found = [""];
  source.split("```").forEach((part, number) => {
    if (number) found[found.length - 1] += "```";
    const [first, ...rest] = number % 2 ? [part] : part.split("\n");
    found[found.length - 1] += first;
    found.push(...rest);
  });
  return found;
}

function block(line, names) {
  for (const [mark, style] of Object.entries(HEADINGS)) {
    if (line.startsWith(mark)) return make("div", { class: style }, inline(line.slice(mark.length), names));
  }
  if (line.startsWith("-# ")) return make("div", { class: "subtext" }, inline(line.slice(3), names));
  const item = /^( *)[-*] /.exec(line);
  if (item) {
    const depth = Math.min(3, item[1].length >> 1);
    return make("div", { class: `item depth${depth}` }, "• ", inline(line.slice(item[0].length), names));
  }
  return make("div", { class: "line" }, inline(line, names));
}

// Text without blocks, as in titles and field names.
export function inline(source, names) {
  const pieces = [];
  const opened = new Map(); // each mark that is open, and which piece it is
  let position = 0;
  for (const match of source.matchAll(TOKEN)) {
    pieces.push(source.slice(position, match.index));
    position = match.index + match[0].length;
    const mark = match.groups.mark;
    if (!mark) {
      pieces.push(piece(match.groups, names));
    } else if (opened.has(mark) && mayClose(match)) {
      const first = opened.get(mark);
      const inner = pieces.splice(first).slice(1);
      for (const [other, at] of opened) if (at >= first) opened.delete(other);
      pieces.push(styled(mark, inner));
    } else {
      if (mayOpen(match)) opened.set(mark, pieces.length);
      pieces.push(mark);
    }
  }
  pieces.push(source.slice(position));
  const text = document.createDocumentFragment();
  text.append(...pieces);
  return text;
}

const isSpace = (character) => /\s/u.test(character);
const isWord = (character) => /[\p{L}\p{N}]/u.test(character);
const before = (match) => match.input[match.index - 1] ?? " ";
const after = (match) => match.input[match.index + match[0].length] ?? " ";
const mayOpen = (match) => !isSpace(after(match)) && !(match[0].startsWith("_") && isWord(before(match)));
const mayClose = (match) => !isSpace(before(match)) && !(match[0].startsWith("_") && isWord(after(match)));

function styled(mark, inner) {
  if (mark === "||") return spoiler(inner);
  return MARKS[mark].reduceRight((children, tag) => [make(tag, {}, children)], inner)[0];
}

function spoiler(inner) {
  const hidden = make("span", {}, inner);
  hidden.inert = true;
  const shown = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler: show" }, hidden);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    shown.replaceWith(...inner);
  };
  shown.addEventListener("click", reveal);
  shown.addEventListener("keydown", reveal);
  return shown;
}

function piece(groups, names) {
  if (groups.block !== undefined) return make("pre", {}, make("code", {}, groups.block.replace(/^\n+|\n+$/g, "")));
  if (groups.code) return make("code", {}, groups.code);
  if (groups.escaped) return groups.escaped;
  if (groups.label) return link(groups.target, inline(groups.label, names));
  if (groups.address ?? groups.bare) return link(groups.address ?? groups.bare, groups.address ?? groups.bare);
  if (groups.time) return moment(Number(groups.time), groups.style ?? "f");
  if (groups.emoji) return groups.emoji;
  if (groups.user) return make("span", { class: "mention" }, `@${names.user(groups.user) ?? "unknown-user"}`);
  if (groups.channel) return make("span", { class: "mention" }, `#${names.channel(groups.channel) ?? "unknown"}`);
  return make("span", { class: "mention" }, `@${names.role(groups.role) ?? "unknown-role"}`);
}

const FORMATS = {
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: { day: "numeric", month: "long", year: "numeric" },
  f: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  F: { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
};
const UNITS = { year: 31_557_600, month: 2_629_800, day: 86_400, hour: 3600, minute: 60, second: 1 };

// A <t:…> in the reader's time zone; R is relative to now.
export function moment(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${seconds}>`;
  const text = style === "R" ? relative(seconds - Date.now() / 1000) : format(date, style);
  return make("time", { datetime: date.toISOString(), title: format(date, "F") }, text);
}

const format = (date, style) => new Intl.DateTimeFormat(undefined, FORMATS[style]).format(date);

function relative(distance) {
  const found = Object.entries(UNITS).find(([, length]) => Math.abs(distance) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(undefined).format(Math.trunc(distance / found[1]), found[0]);
}
