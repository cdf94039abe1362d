// @ts-check
// Time in which somebody was there: the page visible, and a sign of life within the last half minute.

const IDLE_MS = 30_000;
const STEP_MS = 250;
const DAY_MS = 86_400_000;
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
    // A page left open for days, or a clock that was set back, must not cost the answer.
    const total = Math.min(DAY_MS, Math.max(0, Math.round(performance.now() - start)));
    return { active: Math.min(active, DAY_MS), total };
  };
}

/** What kind of screen this is: a coarse pointer alone does not make a phone of a tablet. */
export function device() {
  if (!matchMedia("(pointer: coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
