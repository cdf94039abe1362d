// @ts-check
// The ballot on the screen: how it was read goes into its form, and the one fetched ahead takes its place in one paint.
import { device } from "./active-time.js";

export const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));
export const form = () => /** @type {HTMLFormElement} */ (document.querySelector("form.ballot"));

/** How it was read; a hundred per cent is the end and nothing less. @param {{ active: number, total: number }} time */
export function note({ active, total }) {
  const share = (/** @type {string | undefined} */ depth) => (depth ? Math.floor(100 * Number(depth)) : "");
  const { depthA, depthB } = main().dataset;
  const values = { activeMs: active, totalMs: total, device: device(), scrollA: share(depthA), scrollB: share(depthB) };
  for (const [name, value] of Object.entries(values)) {
    /** @type {HTMLInputElement} */ (form().elements.namedItem(name)).value = String(value);
  }
}

/** @param {DocumentFragment} next @param {number} counted how many votes the last answer was */
export function swap(next, counted) {
  const done = Number(main().dataset.done) + counted;
  form().replaceWith(/** @type {Node} */ (next.querySelector("form.ballot")));
  main().replaceWith(/** @type {Node} */ (next.querySelector("main")));
  document.querySelector(".desk__notes")?.replaceChildren();
  main().dataset.done = String(done);
  /** @type {HTMLElement} */ (document.querySelector("[data-done-count]")).textContent = String(done);
  /** @type {HTMLProgressElement} */ (document.querySelector("progress")).value = done;
  scrollTo({ top: 0, behavior: "instant" });
  main().focus({ preventScroll: true });
}
