// @ts-check
// Says some minutes before its end that a ballot goes back to the pile, and keeps it for whoever is still reading.
import { tokenHeader } from "./token.js";
import { word } from "./words.js";

const EARLY = 3 * 60_000;
const notice = /** @type {HTMLElement} */ (document.querySelector("[data-module~=lease]"));
const button = /** @type {HTMLButtonElement} */ (notice.querySelector("button"));
let ballot = "";
let end = Infinity;

/** A ballot's time runs from when it came on the screen. The last third of a short lease is early enough. */
function look() {
  const { ballot: shown = "", lease = "" } = /** @type {HTMLElement} */ (document.querySelector("main")).dataset;
  if (shown !== ballot) {
    ballot = shown;
    extend(Number(lease));
  }
  const length = Number(lease) * 1000;
  if (Date.now() > end - Math.min(EARLY, length / 3)) notice.hidden = false;
}

/** @param {number} seconds */
function extend(seconds) {
  end = seconds > 0 ? Date.now() + seconds * 1000 : Infinity;
  notice.hidden = true;
}

button.addEventListener("click", async () => {
  const url = `${location.pathname}/ballots/${ballot}/keep`;
  const response = await fetch(url, { method: "POST", headers: tokenHeader() }).catch(() => null);
  const toast = document.querySelector(".toast");
  if (response?.ok) extend(Number(await response.text()));
  if (toast && response) toast.textContent = word(response.ok ? "lease_kept" : "lease_gone");
  if (response && !response.ok) extend(0);
  /** @type {HTMLElement} */ (document.querySelector("main")).focus({ preventScroll: true });
});

setInterval(look, 5_000);
look();
