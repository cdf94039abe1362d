// @ts-check
// Time in which somebody was there: the page visible, and a sign of life within the last half minute.

const IDLE_MS = 30_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"];
let lastSign = performance.now();
for (const sign of SIGNS) addEventListener(sign, () => (lastSign = performance.now()), { passive: true, capture: true });

/** Starts a clock; calling it tells the active milliseconds so far. */
export function activeTime() {
  const step = 250;
  let active = 0;
  lastSign = performance.now();
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && performance.now() - lastSign < IDLE_MS) active += step;
  }, step);
  return () => {
    clearInterval(timer);
    return active;
  };
}
