// @ts-check
// A word left for the page that comes next, wherever that turns out to be.

const KEY = "parting";

/** @param {string} text */
export function leaveWord(text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // It is not said then.
  }
}

export function takeWord() {
  try {
    const text = sessionStorage.getItem(KEY) ?? "";
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return "";
  }
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-parting]"));
if (place) {
  place.textContent = takeWord();
  place.hidden = !place.textContent;
}
