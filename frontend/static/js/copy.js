// @ts-check
// Adds a button that copies the text beside it; without script the text is there to be selected.
import { word } from "./words.js";

for (const box of document.querySelectorAll('[data-module~="copy"]')) {
  const text = box.querySelector("[data-copy-text]");
  if (!text || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ghost";
  button.textContent = word("copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent?.trim() ?? "");
    button.textContent = word("copied");
  });
  box.append(button);
}
