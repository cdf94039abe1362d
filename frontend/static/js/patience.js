// @ts-check
// How long to wait before asking again.

const PATIENCE_MS = [500, 1000, 2000, 4000, 8000];
const SIGNS = ["online", "focus"];

/** Longer and longer, with a little chance; at once when the browser is back on a network, or the rater on this page. @param {number} round */
export const wait = (round) =>
  new Promise((resolve) => {
    const ms = PATIENCE_MS[Math.min(round, PATIENCE_MS.length - 1)] * (0.75 + Math.random() / 2);
    const timer = setTimeout(done, ms);
    for (const sign of SIGNS) addEventListener(sign, done);
    function done() {
      clearTimeout(timer);
      for (const sign of SIGNS) removeEventListener(sign, done);
      resolve(undefined);
    }
  });
