// @ts-check
// Scrolls one response with the other, by paragraphs and not by pixels: what corresponds stays side by side.

/** @param {HTMLElement[]} panes @param {() => boolean} wanted @param {AbortSignal} signal */
export function keepInStep(panes, wanted, signal) {
  /** @type {HTMLElement | null} */
  let led = null;
  for (const [pane, other] of [panes, [...panes].reverse()]) {
    pane.addEventListener("scroll", () => {
      // The scrolling that a step causes is no step of its own.
      if (led === pane || !wanted()) return void (led = null);
      const top = follow(pane, other);
      if (Math.abs(top - other.scrollTop) < 1) return;
      led = other;
      other.scrollTo({ top, behavior: "instant" });
    }, { passive: true, signal });
  }
}

/** Where the other stands when both are at the same share of the same paragraph. @param {HTMLElement} pane @param {HTMLElement} other */
function follow(pane, other) {
  const [own, its] = [marks(pane), marks(other)];
  let i = own.findIndex((mark) => mark > pane.scrollTop + 1) - 1;
  if (i < 0) i = own.length - 2;
  const share = (pane.scrollTop - own[i]) / (own[i + 1] - own[i] || 1);
  const at = ((i + share) * (its.length - 1)) / (own.length - 1);
  const low = Math.min(Math.floor(at), its.length - 2);
  return its[low] + (at - low) * (its[low + 1] - its[low]);
}

/** The tops of its paragraphs, from its beginning to its end. @param {HTMLElement} pane */
function marks(pane) {
  const most = pane.scrollHeight - pane.clientHeight;
  const blocks = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll(".prose > *")]);
  const from = pane.getBoundingClientRect().top - pane.scrollTop;
  const tops = blocks.map((block) => block.getBoundingClientRect().top - from).filter((top) => top > 0 && top < most);
  return [0, ...tops, most];
}
