// @ts-check
// The ballot that follows, fetched and typeset before anybody sees it. One at the most.
import { prepare } from "./panes.js";
import { fetchNext } from "./wire.js";

/** @type {DocumentFragment | null} */
let ahead = null;
/** @type {Promise<void> | null} */
let fetching = null;

export const isAhead = () => ahead !== null;

/** Takes it out, to be shown. */
export function takeAhead() {
  const next = /** @type {DocumentFragment} */ (ahead);
  ahead = null;
  return next;
}

/** @param {string} ballot the one on the screen @param {() => void} moved called when the line goes down or comes back */
export function lookAhead(ballot, moved) {
  if (ahead) return Promise.resolve();
  fetching ??= fetchNext(ballot, moved)
    .then(async (next) => {
      const waits = /** @type {HTMLElement | null | undefined} */ (next?.querySelector("main"));
      if (waits) await prepare(waits);
      ahead = next;
    })
    .finally(() => (fetching = null));
  return fetching;
}
