// @ts-check
// Where a rater waits for a ballot: asks for it every few seconds, and goes on as soon as there is another page than this.

const EVERY_MS = 10_000;
const WAITING = '[data-module~="resume"]';
const promise = /** @type {HTMLElement | null} */ (document.querySelector(WAITING));
const desk = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".acts .go"))?.href;

/** Raters who were stopped all at once do not all come back at once. */
const later = () => setTimeout(ask, EVERY_MS * (0.75 + Math.random() / 2));

async function ask() {
  if (document.visibilityState !== "visible") return later();
  const response = await fetch(desk ?? "").catch(() => null);
  // Nothing to wait for any more: the page there says why.
  if (response && [401, 403, 404, 410].includes(response.status)) return location.assign(desk ?? "");
  const page = response?.ok ? await response.text().catch(() => "") : "";
  const same = new DOMParser().parseFromString(page, "text/html").querySelector(WAITING);
  if (page && !same) location.assign(desk ?? "");
  else later();
}

if (promise && desk) {
  promise.hidden = false;
  later();
}
