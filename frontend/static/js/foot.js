// @ts-check
// How much of the screen the answer at its foot takes up, in `--foot`: what floats and what has the focus keeps clear of it.
import { form } from "./swap.js";

const root = document.documentElement;
const observer = new ResizeObserver(([entry]) => {
  const sticks = getComputedStyle(entry.target).position === "sticky";
  root.style.setProperty("--foot", `${sticks ? /** @type {HTMLElement} */ (entry.target).offsetHeight : 0}px`);
});

export function watchFoot() {
  observer.disconnect();
  observer.observe(form());
}
