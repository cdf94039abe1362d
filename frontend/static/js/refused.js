// @ts-check
// An answer that the server found wanting after its ballot had left the screen: it stands in its form again when that comes back.

const KEY = "refused";

/** @param {import("./queue.js").Item} item */
export function keepRefused({ ballot, body }) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ballot, body }));
  } catch {
    // Then it has to be given anew.
  }
}

/** @param {string} ballot the one on the screen @param {HTMLFormElement} form */
export function fillRefused(ballot, form) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    if (kept.ballot === ballot) new URLSearchParams(kept.body).forEach((value, name) => fill(form, name, value));
  } catch {
    // Storage may be forbidden.
  }
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function fill(form, name, value) {
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements]).filter((one) => one.name === name)) {
    if (field.matches("[type=radio], [type=checkbox]")) field.checked ||= field.value === value;
    else if (field.matches("button")) field.classList.toggle("given", field.value === value);
    else if (field.type !== "hidden") field.value = value;
  }
}
