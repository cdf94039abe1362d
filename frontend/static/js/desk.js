// @ts-check
// The desk: takes an answer, shows the ballot fetched ahead, and sends the answer until the server has said something.
import { activeTime } from "./active-time.js";
import { bindKeys } from "./keys.js";
import { hints } from "./key-settings.js";
import { openPanes, prepare } from "./panes.js";
import { add, flush, waiting } from "./queue.js";
import { leaveWord, takeWord } from "./parting.js";
import { say, tell, undoLink } from "./saved.js";
import { form, main, note, swap } from "./swap.js";
import { fetchNext } from "./wire.js";
import { word } from "./words.js";

const desk = document.querySelector("[data-desk]")?.getAttribute("data-desk") ?? "";
let clock = activeTime();
/** The ballot on the screen has its answer and waits for the one that follows. */
let answered = false;
/** @type {DocumentFragment | null} */
let ahead = null;
/** @type {Promise<void> | null} */
let fetching = null;

/** Accepts keys and buttons only once both responses are painted. */
async function open() {
  await prepare(main());
  openPanes(main());
  hints();
  form().addEventListener("submit", submitted);
  accept();
}

function accept() {
  clock = activeTime();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!answered) main().dataset.ready = "";
  }));
}

/** @param {SubmitEvent} event */
function submitted(event) {
  event.preventDefault();
  const { submitter } = event;
  const skip = submitter?.hasAttribute("data-skip") ?? false;
  if (!("ready" in main().dataset)) return;
  if (!skip && main().dataset.hindrance) return say(main().dataset.hindrance ?? "");
  delete main().dataset.ready;
  submitter?.classList.add("chosen");
  note(clock());
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form(), submitter)));
  body.delete("_csrf");
  const url = (submitter?.hasAttribute("formaction") && submitter.getAttribute("formaction")) || form().getAttribute("action") || "";
  add({ url, ballot: main().dataset.ballot ?? "", body: String(body) });
  const what = skip ? "skipped" : "revision" in form().dataset ? "changed" : "saved";
  if (ahead) turn(what);
  else answered = true;
  settle(what);
}

/** @param {"saved" | "skipped" | "changed"} what */
function turn(what) {
  const next = /** @type {DocumentFragment} */ (ahead);
  ahead = null;
  answered = false;
  swap(next, what === "saved" ? 1 : 0);
  open();
}

/** Sends what waits, says what became of it, and sees to the ballot that follows. @param {"saved" | "skipped" | "changed"} what */
async function settle(what) {
  tell();
  const { refused } = await flush(tell);
  const told = refused.map((one) => one.detail).join(" ");
  if (refused.length) say(`${word("not_taken")} ${told}`);
  else if (!waiting().length) say(word(what), what === "saved" ? undoLink(desk) : null);
  const here = refused.find((one) => one.item.ballot === main().dataset.ballot);
  if (here && [400, 422].includes(here.status)) return again();
  if (refused.some((one) => one !== here && [400, 422].includes(one.status))) return leave(told);
  if (what === "changed") return leave(told || word("changed"));
  await look();
  if (answered && ahead) turn(here ? "skipped" : what);
  else if (answered) leave(told);
}

/** The answer needs a change: it stays as it is, to be sent anew. */
function again() {
  answered = false;
  for (const button of form().querySelectorAll(".chosen")) button.classList.remove("chosen");
  accept();
}

/** To the page that the server has now, with a word on what was. @param {string} text */
function leave(text) {
  leaveWord(text);
  location.assign(desk);
}

/** Fetches the ballot that follows and typesets it before anybody sees it. */
function look() {
  if (ahead || "revision" in form().dataset) return;
  fetching ??= fetchNext(main().dataset.ballot ?? "", tell)
    .then(async (next) => {
      const waits = /** @type {HTMLElement | null | undefined} */ (next?.querySelector("main"));
      if (waits) await prepare(waits);
      ahead = next;
    })
    .finally(() => (fetching = null));
  return fetching;
}

bindKeys(desk);
const left = takeWord();
if (left) say(left);
tell();
answered = waiting().some((item) => item.ballot === main().dataset.ballot);
open().then(() => (waiting().length ? settle("saved") : look()));
