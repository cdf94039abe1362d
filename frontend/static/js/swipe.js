// @ts-check
// A finger drawn sideways over the responses turns to the other one.

const FAR_PX = 60;

/** Sideways, and not what scrolls sideways itself. @param {HTMLElement} pair @param {() => void} turn */
export function swipes(pair, turn) {
  /** @type {Touch | null} */
  let from = null;
  pair.addEventListener("touchstart", (event) => {
    const wide = event.target instanceof Element && event.target.closest("pre, .table-box, .math");
    from = event.touches.length > 1 || (wide && wide.scrollWidth > wide.clientWidth) ? null : event.touches[0];
  }, { passive: true });
  pair.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    const x = from ? to.clientX - from.clientX : 0;
    if (from && Math.abs(x) > FAR_PX && Math.abs(x) > 2 * Math.abs(to.clientY - from.clientY)) turn();
    from = null;
  }, { passive: true });
}
