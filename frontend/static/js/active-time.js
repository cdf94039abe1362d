// @ts-check
// Time in which somebody was there: the page visible, and a sign of life within the last half minute.

const IDLE_MS = 30_000;
const STEP_MS = 250;
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"];
let lastSign = performance.now();
for (const sign of SIGNS) addEventListener(sign, () => (lastSign = performance.now()), { passive: true, capture: true });

/** Starts a clock; calling it stops it and tells the active and the total milliseconds. */
export function activeTime() {
  let active = 0;
  const start = performance.now();
  lastSign = start;
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && performance.now() - lastSign < IDLE_MS) active += STEP_MS;
  }, STEP_MS);
  return () => {
    clearInterval(timer);
    return { active, total: Math.round(performance.now() - start) };
  };
}

/** What kind of screen this is: a coarse pointer alone does not make a phone of a tablet. */
export function device() {
  if (!matchMedia("(pointer: coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
