// @ts-check
// Colours code with highlight.js and puts its language and a copy button above it, alike in both responses.
import { load } from "./load.js";
import { word } from "./words.js";

/** Beyond this a block stays plain: colouring it would keep the page busy. */
const LONGEST = 50_000;

/**
 * @param {HTMLElement} root whose `data-code` tells where the library is, if it is needed
 * @param {AbortSignal} shown from when on nothing is coloured any more
 */
export async function highlight(root, shown) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("pre > code")]);
  for (const block of blocks) head(block);
  if (!root.dataset.code || !blocks.length) return;
  await load(root.dataset.code);
  if (!shown.aborted) for (const block of blocks) colour(block);
}

/** @param {HTMLElement} block */
const language = (block) => /language-(\S+)/.exec(block.className)?.[1].toLowerCase() ?? "";

/** No guessing: it would see another language left than right. @param {HTMLElement} block */
function colour(block) {
  const text = block.textContent ?? "";
  const { hljs } = globalThis;
  if (text.length > LONGEST || !hljs.getLanguage(language(block))) return;
  block.innerHTML = hljs.highlight(text, { language: language(block), ignoreIllegals: true }).value;
}

/** @param {HTMLElement} block */
function head(block) {
  const name = document.createElement("span");
  name.textContent = language(block);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = word("code_copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(block.textContent ?? "").then(() => (button.textContent = word("code_copied")), () => {});
  });
  const bar = document.createElement("div");
  bar.className = "code__head";
  bar.append(name, button);
  block.parentElement?.before(bar);
}
