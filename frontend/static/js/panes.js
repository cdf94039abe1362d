// @ts-check
// What stands between a ballot and a vote on it: both responses typeset, opened and, where the plan says so, read.
import { highlight } from "./code.js";
import { reach, typeset } from "./formulas.js";
import { watchDepth } from "./depth.js";
import { bindSeats } from "./seats.js";
import { bindTools } from "./tools.js";

/** A library that does not come must not keep anybody from voting. */
const PATIENCE_MS = 4000;

/**
 * Typesets a ballot, on the page or fetched ahead, so that both responses can be shown in one paint. What is not done when
 * they are shown is not done at all: nothing moves under a reader's eyes, and both stand as they came. Never fails.
 * @param {HTMLElement} main
 */
export async function prepare(main) {
  if ("rendered" in main.dataset) return;
  const shown = new AbortController();
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([late, Promise.allSettled([typeset(main, shown.signal), highlight(main, shown.signal)])]);
  shown.abort();
  main.dataset.rendered = "";
}

/**
 * Opens a ballot that is on the page. From now on `main` tells how far each response was read, in `data-depth-a` and
 * `data-depth-b` from 0 to 1, and what keeps a vote back, in `data-hindrance`; it is not there once a vote may be given.
 * @param {HTMLElement} main
 */
export function openPanes(main) {
  const note = document.querySelector(".hindrance");
  /** @type {Record<string, string | undefined>} */
  const reasons = { tabs: main.dataset.sayTabs, end: main.dataset.sayEnd, dwell: main.dataset.sayDwell };
  /** @type {Set<string>} */
  const open = new Set(["tabs", main.dataset.read ?? "none"]);
  const close = (/** @type {string} */ what) => {
    open.delete(what);
    const left = [...open].find((each) => each !== "none");
    if (left) main.dataset.hindrance = reasons[left] ?? left;
    else delete main.dataset.hindrance;
    if (note) note.textContent = main.dataset.hindrance ?? "";
    if (!left) main.dispatchEvent(new CustomEvent("panes:read", { bubbles: true }));
  };
  close("none");
  bindTools(main);
  reach(main);
  watchDepth(main, bindSeats(main, () => close("tabs")), () => close("end"));
  if (main.dataset.read === "dwell") dwell(main, () => close("dwell"));
  main.dispatchEvent(new CustomEvent("panes:rendered", { bubbles: true }));
}

/** Time to read both, at a pace nobody keeps up: a thousand words a minute, and never more than a minute of it. */
function dwell(/** @type {HTMLElement} */ main, /** @type {() => void} */ done) {
  const letters = /** @type {HTMLElement} */ (main.querySelector(".pair")).innerText.length;
  setTimeout(done, Math.min(60_000, letters * 10));
}
