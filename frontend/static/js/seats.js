// @ts-check
// On a narrow screen the responses are two tabs of equal standing; each remembers how far it was scrolled.
import { swipes } from "./swipe.js";

const NARROW = matchMedia("(max-width: 50em)");
let release = new AbortController();

/**
 * @param {HTMLElement} main
 * @param {() => void} bothSeen called once both have been on the screen: at once where they stand side by side
 * @returns {(seat: string) => boolean} whether this response is on the screen
 */
export function bindSeats(main, bothSeen) {
  const pair = /** @type {HTMLElement} */ (main.querySelector(".pair"));
  const list = /** @type {HTMLElement} */ (main.querySelector(".seats"));
  const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-seat-of]")]);
  const panes = /** @type {HTMLElement[]} */ ([...pair.querySelectorAll("[data-seat]")]);
  const unseen = new Set(["a", "b"]);
  const places = { a: 0, b: 0 };
  const showing = () => /** @type {"a" | "b"} */ (pair.dataset.showing);

  /** @param {"a" | "b"} seat @param {boolean} [focus] */
  function show(seat, focus) {
    const narrow = NARROW.matches;
    if (narrow && seat !== showing()) places[showing()] = scrollY;
    const moved = narrow && seat !== showing();
    pair.dataset.showing = seat;
    for (const shown of narrow ? [seat] : ["a", "b"]) unseen.delete(shown);
    list.setAttribute("role", narrow ? "tablist" : "group");
    tabs.forEach((tab, i) => {
      const own = tab.dataset.seatOf === seat;
      // All of it or nothing: a tab outside a list of tabs is told as neither.
      tab.role = narrow ? "tab" : null;
      tab.tabIndex = own ? 0 : -1;
      if (narrow) tab.setAttribute("aria-selected", String(own));
      else tab.removeAttribute("aria-selected");
      tab.classList.toggle("unseen", unseen.has(tab.dataset.seatOf ?? ""));
      panes[i].role = narrow ? "tabpanel" : null;
      if (own && focus) tab.focus({ preventScroll: true });
    });
    if (moved) scrollTo({ top: places[seat] || Math.min(scrollY, list.offsetTop), behavior: "instant" });
    if (!unseen.size) bothSeen();
  }

  release.abort();
  release = new AbortController();
  const { signal } = release;
  const other = () => (showing() === "a" ? "b" : "a");
  for (const tab of tabs) tab.addEventListener("click", () => show(/** @type {"a" | "b"} */ (tab.dataset.seatOf)));
  list.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    show(event.key === "Home" ? "a" : event.key === "End" ? "b" : other(), true);
  });
  swipes(pair, () => NARROW.matches && show(other()));
  NARROW.addEventListener("change", () => show(showing()), { signal });
  pair.dataset.showing = "a";
  show("a");
  return (seat) => !NARROW.matches || seat === showing();
}
