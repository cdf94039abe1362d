// @ts-check
// On a narrow screen the responses are two tabs of equal standing, and both are opened before a vote.

/** @param {HTMLElement} main */
export function bindSeats(main) {
  const pair = /** @type {HTMLElement} */ (main.querySelector(".pair"));
  const tabs = /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-seat-of]"));
  pair.dataset.showing = "a";
  for (const tab of tabs) {
    tab.addEventListener("click", () => {
      pair.dataset.showing = tab.dataset.seatOf;
      tab.classList.remove("unseen");
      for (const other of tabs) other.setAttribute("aria-pressed", String(other === tab));
    });
  }
}

/** Side by side both are on the screen; as tabs, both must have been opened. @param {HTMLElement} main */
export function bothSeen(main) {
  const tabs = /** @type {HTMLElement} */ (main.querySelector(".seats"));
  return getComputedStyle(tabs).display === "none" || !tabs.querySelector(".unseen");
}
