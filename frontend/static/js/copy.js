// @ts-check
// Adds a button that copies the text beside it; without script the text is there to be selected.
for (const box of document.querySelectorAll('[data-module~="copy"]')) {
  const text = box.querySelector("[data-copy-text]");
  if (!text || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ghost";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent?.trim() ?? "");
    button.textContent = "Copied";
  });
  box.append(button);
}
