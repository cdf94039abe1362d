// @ts-check
// How far each response has been read: the lowest point of it that has been on the screen, as a share of its height.

let release = new AbortController();

/**
 * @param {HTMLElement} main gets the shares in `data-depth-a` and `data-depth-b`, from 0 to 1
 * @param {(seat: string) => boolean} visible whether this response is on the screen
 * @param {() => void} bothRead called once the end of both has been on the screen, with nothing left folded
 */
export function watchDepth(main, visible, bothRead) {
  release.abort();
  release = new AbortController();
  const options = { signal: release.signal, passive: true, capture: true };
  const panes = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("[data-seat]")]);
  const foot = /** @type {HTMLElement} */ (document.querySelector("form.ballot"));
  const depth = new Map(panes.map((pane) => [pane, 0]));
  let due = false;

  function measure() {
    due = false;
    const bottom = Math.min(innerHeight, Math.max(innerHeight / 2, foot.getBoundingClientRect().top));
    for (const pane of panes) {
      if (visible(pane.dataset.seat ?? "")) depth.set(pane, Math.max(depth.get(pane) ?? 0, share(pane, bottom)));
      main.dataset[pane.dataset.seat === "a" ? "depthA" : "depthB"] = (depth.get(pane) ?? 0).toFixed(3);
    }
    if (panes.every((pane) => depth.get(pane) === 1 && !pane.querySelector("details.rest:not([open])"))) {
      release.abort();
      bothRead();
    }
  }
  const later = () => {
    if (!due) requestAnimationFrame(measure);
    due = true;
  };
  for (const sign of ["scroll", "resize", "toggle", "click", "keyup"]) addEventListener(sign, later, options);
  // A font that comes late moves the end of a text without any of these.
  const shapes = new ResizeObserver(later);
  for (const text of main.querySelectorAll("[data-seat] .prose, [data-seat] .raw")) shapes.observe(text);
  release.signal.addEventListener("abort", () => shapes.disconnect());
  later();
}

/** The last text counts, not the padding below it; a few pixels are forgiven to rounding. @param {HTMLElement} pane @param {number} bottom */
function share(pane, bottom) {
  const shown = [...pane.querySelectorAll(".prose, .raw")].find((text) => text.getClientRects().length);
  if (!shown) return 0;
  const box = shown.getBoundingClientRect();
  const end = Math.min(bottom, pane.getBoundingClientRect().bottom);
  if (box.height < 1 || end >= box.bottom - 4) return 1;
  return Math.max(0, (end - box.top) / box.height);
}
