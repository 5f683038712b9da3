// The page's start: log in, then be one person after the other.

import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { byId, make } from "./elements.js";
import { logIn } from "./rest.js";
import { setUpLanguages, setUpTheme } from "./settings.js";

const KEY = "playground key";
const ROLES = { member: "a member", moderator: "a moderator", administrator: "an administrator", operator: "the operator" };
let chat = null;

async function start() {
  setUpTheme();
  setUpSideButton();
  const given = location.hash.slice(1);
  if (given) sessionStorage.setItem(KEY, given);
  const playground = await logIn(given || (sessionStorage.getItem(KEY) ?? ""));
  if (!playground) {
    byId("status").textContent = "Open the whole address that the playground printed: this one lacks its key.";
    return;
  }
  const choice = byId("person");
  const option = ({ id, name, role }) => make("option", { value: id }, `${name}, ${ROLES[role]}`);
  choice.append(...playground.people.map(option));
  const composer = new Composer();
  const become = () => {
    const person = playground.people.find(({ id }) => id === choice.value);
    const place = chat?.channel;
    chat?.leave();
    chat = new Chat(person, playground.bot_id, composer, place);
  };
  choice.addEventListener("change", become);
  setUpLanguages((locale) => chat.speak(locale));
  become();
}

// On a phone what stands at the side is behind a button.
function setUpSideButton() {
  const [button, side] = [byId("side-button"), byId("side")];
  const toggle = (open) => {
    document.body.classList.toggle("side-open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("button").focus();
  };
  button.addEventListener("click", () => toggle(button.getAttribute("aria-expanded") !== "true"));
  side.addEventListener("click", (event) => event.target.closest(".place") && toggle(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("side-open")) {
      toggle(false);
      button.focus();
    }
  });
}

await start();
