// Light or dark: as the system has it, unless somebody chooses.

import { byId } from "./elements.js";

const KEY = "playground theme";

export function setUpTheme() {
  const choice = byId("theme");
  choice.value = localStorage.getItem(KEY) ?? "system";
  const apply = () => {
    document.documentElement.dataset.theme = choice.value;
    localStorage.setItem(KEY, choice.value);
  };
  choice.addEventListener("change", apply);
  apply();
}
