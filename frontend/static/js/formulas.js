// @ts-check
// Draws formulas with KaTeX. Both responses are drawn or neither; a formula with a mistake stays as it was written.
import { load } from "./load.js";

/** More formulas than any answer has would keep the page busy: then all of them stay as they were written. */
const MOST = 1500;
/** KaTeX would write in this colour the name of a command it does not trust, and leave out what it was given. */
const REFUSED = "#010203";
const OPTIONS = { errorColor: REFUSED, trust: false, maxExpand: 500, maxSize: 20, strict: "ignore", throwOnError: true };
const FONTS = ["KaTeX_Main", "italic 1em KaTeX_Math", "KaTeX_AMS", "KaTeX_Size1", "KaTeX_Size2", "KaTeX_Size3"];

/**
 * @param {HTMLElement} root whose `data-math` and `data-math-style` tell where the library is, if it is needed
 * @param {AbortSignal} shown from when on nothing is drawn any more
 */
export async function typeset(root, shown) {
  const { math, mathStyle } = root.dataset;
  const formulas = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".math")]);
  if (!math || !mathStyle || formulas.length > MOST) return;
  await Promise.all([load(math), load(mathStyle)]);
  // The line would jump when its font came.
  await Promise.all(FONTS.map((font) => document.fonts.load(font.includes(" ") ? font : `1em ${font}`)));
  if (!shown.aborted) for (const formula of formulas) draw(formula);
}

/** @param {HTMLElement} formula */
function draw(formula) {
  const displayMode = formula.dataset.display === "true";
  try {
    const html = globalThis.katex.renderToString(formula.textContent ?? "", { ...OPTIONS, displayMode });
    if (html.includes(REFUSED)) throw new Error("a command that is not trusted");
    formula.dataset.source = formula.textContent ?? "";
    formula.innerHTML = html.replaceAll(' style="', ' data-style="');
  } catch {
    formula.classList.add("math--broken");
    return;
  }
  // The policy of the page forbids style attributes; a script's own styles it allows.
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (formula.querySelectorAll("[data-style]"))) {
    part.style.cssText = part.dataset.style ?? "";
    delete part.dataset.style;
  }
}

/** A formula wider than its pane is scrolled by keyboard too. @param {HTMLElement} root */
export function reach(root) {
  for (const formula of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.math[data-display="true"]'))) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
  }
}
