// @ts-check
// Answers that the server found wanting after their ballots had left the screen: each stands in its form again when that comes back.

const KEY = "refused";

/** @returns {Record<string, { body: string, why: string }>} by ballot */
const kept = () => JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

/** @param {import("./queue.js").Item} item @param {string} why */
export function keepRefused({ ballot, body }, why) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept(), [ballot]: { body, why } }));
  } catch {
    // Then it has to be given anew.
  }
}

/** @param {string} ballot the one on the screen @param {HTMLFormElement} form @returns {string} what was wrong with it */
export function fillRefused(ballot, form) {
  try {
    const { [ballot]: own, ...others } = kept();
    if (!own) return "";
    sessionStorage.setItem(KEY, JSON.stringify(others));
    new URLSearchParams(own.body).forEach((value, name) => fill(form, name, value));
    return own.why;
  } catch {
    // Storage may be forbidden.
    return "";
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
