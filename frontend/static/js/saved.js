// @ts-check
// What is stored and what is not yet, always on the screen; and a word in passing.
import { waiting } from "./queue.js";
import { line } from "./wire.js";
import { word } from "./words.js";

const PASSING_MS = 8000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let passing;
const state = /** @type {HTMLElement} */ (document.querySelector("[data-state]"));
const toast = /** @type {HTMLElement} */ (document.querySelector(".toast"));

/** How things stand with the answers that were given. */
export function tell() {
  const count = waiting().length;
  const down = line.down || !navigator.onLine;
  state.dataset.state = count ? (down ? "down" : "sending") : "saved";
  const text = !count ? word("all_saved") : down ? word("not_saved", { count }) : word("saving");
  if (state.textContent !== text) state.textContent = text;
  if (down && (count || line.refusal || line.paused)) say(trouble(count));
  else if (toast.dataset.kind === "down") say("");
}

/** @param {number} count of answers that wait */
function trouble(count) {
  if (!navigator.onLine) return word("offline", { count });
  if (line.paused) return word(count ? "paused_kept" : "paused");
  if (line.refusal === 401) return word("signed_out");
  return line.why ? word("held", { why: line.why }) : word("again", { count });
}

/** A word in passing goes by itself; that something is not stored stays. @param {string} text @param {HTMLAnchorElement | null} [undo] */
export function say(text, undo) {
  const kind = line.down || !navigator.onLine ? "down" : "";
  if (kind === "down" && toast.textContent === text && toast.dataset.kind === kind) return;
  toast.dataset.kind = kind;
  toast.replaceChildren(text, ...(undo ? [undo] : []));
  clearTimeout(passing);
  if (kind !== "down") passing = setTimeout(pass, PASSING_MS);
}

/** Not while somebody points at it or has it in focus. */
function pass() {
  if (toast.matches(":hover, :focus-within")) passing = setTimeout(pass, PASSING_MS);
  else toast.replaceChildren();
}

/** Opens the last answer again. @param {string} desk */
export function undoLink(desk) {
  const link = document.createElement("a");
  link.href = `${desk}/undo`;
  link.append(`${word("undo")} `, Object.assign(document.createElement("kbd"), { textContent: "U" }));
  return link;
}

addEventListener("online", tell);
addEventListener("offline", tell);
