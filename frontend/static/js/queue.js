// @ts-check
// Answers on their way: kept in this tab until the server has said something about each, sent one after the other.
// An answer is what a form holds; nothing of the responses is kept. Each rater of a browser has a queue of his own.
import { post } from "./wire.js";

/** @typedef {{ url: string, ballot: string, body: string, vote: boolean }} Item */

const desk = /** @type {HTMLElement | null} */ (document.querySelector("[data-desk]"));
const KEY = `answers ${desk?.dataset.desk} ${desk?.dataset.rater}`;
/** Storage may be forbidden or full: then they live as long as the page. @type {Item[] | null} */
let memory = null;
/** @type {Promise<Outcome> | null} */
let running = null;

/** @typedef {{ refused: { item: Item, status: number, detail: string }[] }} Outcome */

/** @returns {Item[]} */
export function waiting() {
  if (memory) return memory;
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {Item[]} items */
function keep(items) {
  try {
    if (!memory) return sessionStorage.setItem(KEY, JSON.stringify(items));
  } catch {
    // Falls through to memory.
  }
  memory = items;
}

/** @param {Item} item */
export function add(item) {
  if (!waiting().some((other) => other.url === item.url)) keep([...waiting(), item]);
}

/** Sends what waits, in order; calling it while it runs waits for the same end. @param {() => void} moved */
export function flush(moved) {
  running ??= run(moved).finally(() => (running = null));
  return running;
}

/** @param {() => void} moved @returns {Promise<Outcome>} */
async function run(moved) {
  const refused = [];
  for (let item = waiting()[0]; item; item = waiting()[0]) {
    const answer = await post(item.url, item.body, moved);
    if (!answer.ok) refused.push({ item, status: answer.status, detail: answer.detail });
    keep(waiting().slice(1));
    moved();
  }
  return { refused };
}

// Only while something would be lost.
addEventListener("beforeunload", (event) => waiting().length && event.preventDefault());
