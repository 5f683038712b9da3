// Embeds and attachments as elements.

import { fileSize, isOurs, link, make } from "./elements.js";
import { inline, markdown } from "./markdown.js";

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

export function embed(data, message, names) {
  const bar = make("article", { class: "embed" });
  bar.style.borderInlineStartColor = color(data.color);
  const text = make("div", { class: "embed-text" });
  if (data.author) text.append(make("p", { class: "embed-author" }, data.author.name));
  if (data.title) {
    const title = inline(data.title, names);
    text.append(make("h3", {}, data.url ? link(data.url, title) : title));
  }
  if (data.description) text.append(make("div", { class: "embed-description" }, markdown(data.description, names)));
  if (data.fields?.length) text.append(make("dl", {}, data.fields.map((field) => embedField(field, names))));
  bar.append(text);
  if (data.thumbnail) bar.append(make("div", { class: "thumbnail" }, picture(data.thumbnail.url, message)));
  if (data.image) bar.append(make("div", { class: "image" }, picture(data.image.url, message)));
  const footer = [data.footer?.text, data.timestamp && new Date(data.timestamp).toLocaleString()].filter(Boolean);
  if (footer.length) bar.append(make("footer", {}, footer.join(" · ")));
  return bar;
}

const color = (value) => (value === undefined ? "" : `#${value.toString(16).padStart(6, "0")}`);

function embedField(field, names) {
  return make(
    "div",
    { class: field.inline ? "field inline" : "field" },
    make("dt", {}, inline(field.name, names)),
    make("dd", {}, markdown(field.value, names)),
  );
}

function picture(address, message) {
  if (!isOurs(address)) return link(address, `Picture: ${address}`);
  const attachment = message.attachments.find((each) => each.url === address);
  const alt = attachment?.description ?? attachment?.filename ?? "Picture";
  return make(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", class: "picture" },
    make("img", { src: address, alt, loading: "lazy" }),
  );
}

// The files of a message that none of its embeds shows.
export function attachments(message) {
  const shown = new Set(message.embeds.flatMap((each) => [each.image?.url, each.thumbnail?.url]));
  return message.attachments.filter((each) => !shown.has(each.url)).map((each) => file(each, message));
}

function file(attachment, message) {
  if (PICTURE.test(attachment.content_type)) return make("div", { class: "image" }, picture(attachment.url, message));
  return make(
    "p",
    { class: "file" },
    make("a", { href: attachment.url, download: attachment.filename }, attachment.filename),
    make("span", { class: "detail" }, ` ${fileSize(attachment.size)}`),
    attachment.description && make("span", { class: "detail" }, ` ${attachment.description}`),
  );
}
