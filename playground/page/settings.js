// What one sets for oneself: light or dark, and the language, which the bot hears with every interaction.

import { byId, make } from "./elements.js";

const THEME = "playground theme";
// Discord's: developer documentation, "Reference", Locales.
const LANGUAGES = (
  "bg cs da de el en-GB en-US es-419 es-ES fi fr hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi " +
  "zh-CN zh-TW"
).split(" ");

export function setUpTheme() {
  const choice = byId("theme");
  choice.value = localStorage.getItem(THEME) ?? "system";
  const apply = () => {
    document.documentElement.dataset.theme = choice.value;
    localStorage.setItem(THEME, choice.value);
  };
  choice.addEventListener("change", apply);
  apply();
}

// `change(locale)` is called when another language is chosen.
export function setUpLanguages(change) {
  const choice = byId("language");
  const named = LANGUAGES.map((code) => [new Intl.DisplayNames(code, { type: "language" }).of(code), code]);
  named.sort(([one], [other]) => one.localeCompare(other));
  choice.append(...named.map(([name, code]) => make("option", { value: code, lang: code }, name)));
  choice.addEventListener("change", () => change(choice.value));
}

export function showLanguage(locale) {
  byId("language").value = locale;
}
