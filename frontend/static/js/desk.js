// @ts-check
// The desk: takes an answer, shows the ballot fetched ahead, and sends the answer until the server has said something.
import { activeTime } from "./active-time.js";
import { isAhead, lookAhead, takeAhead } from "./ahead.js";
import { watchFoot } from "./foot.js";
import { bindKeys } from "./keys.js";
import { hints } from "./key-settings.js";
import { openPanes, prepare } from "./panes.js";
import { add, flush, waiting } from "./queue.js";
import { leaveWord, takeWord } from "./parting.js";
import { fillRefused, keepRefused } from "./refused.js";
import { say, tell, undoLink } from "./saved.js";
import { form, main, note, swap } from "./swap.js";
import { word } from "./words.js";

/** @typedef {"saved" | "skipped" | "changed"} What became of a ballot */

const desk = document.querySelector("[data-desk]")?.getAttribute("data-desk") ?? "";
/** What the server wants changed in an answer, and not in the rater's place. */
const WANTING = [400, 422];
let clock = activeTime();
/** What became of the ballot on the screen, while it waits for the one that follows. @type {What | null} */
let answered = null;

/** Accepts keys and buttons only once both responses are painted. */
async function open() {
  await prepare(main());
  openPanes(main());
  hints();
  watchFoot();
  form().addEventListener("submit", submitted);
  const why = fillRefused(main().dataset.ballot ?? "", form());
  if (why) say(`${word("not_taken")} ${why}`);
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
  if (isAhead()) turn(what);
  else answered = what;
  settle(what);
}

/** @param {What} what */
function turn(what) {
  answered = null;
  swap(takeAhead(), what === "saved" ? 1 : 0);
  open();
}

/** Sends what waits, says what became of it, and sees to the ballot that follows. @param {What} what */
async function settle(what) {
  tell();
  const { refused } = await flush(tell);
  const told = refused.map((one) => one.detail).join(" ");
  if (refused.length) say(`${word("not_taken")} ${told}`);
  else if (!waiting().length) say(word(what), what === "saved" ? undoLink(desk) : null);
  const here = refused.find((one) => one.item.ballot === main().dataset.ballot);
  const wanting = refused.filter((one) => WANTING.includes(one.status));
  if (here && wanting.length === 1 && wanting[0] === here) return again();
  if (keepWanting(wanting)) return leave(told);
  if (what === "changed") return leave(told || word("changed"));
  await look();
  if (answered && isAhead()) {
    turn(here ? "skipped" : answered);
    return look();
  }
  // An answer given meanwhile is seen to by its own.
  if (answered && !waiting().length) leave(told);
}

/** Each stands in its form again, with what was wrong, when its ballot comes back. @param {import("./queue.js").Outcome["refused"]} wanting */
function keepWanting(wanting) {
  for (const { item, detail } of wanting) keepRefused(item, detail);
  return wanting.length > 0;
}

const look = () => ("revision" in form().dataset ? undefined : lookAhead(main().dataset.ballot ?? "", tell));

/** The answer needs a change: it stays as it is, to be sent anew. */
function again() {
  answered = null;
  for (const button of form().querySelectorAll(".chosen")) button.classList.remove("chosen");
  accept();
}

/** To the page that the server has now, with a word on what was. @param {string} text */
function leave(text) {
  leaveWord(text);
  location.assign(desk);
}

/** What another page had left to send goes first: what it answers decides which ballot is due. */
async function begin() {
  const left = takeWord();
  if (left) say(left);
  tell();
  answered = waiting().length ? "saved" : null;
  await open();
  if (!answered) return look();
  const { refused } = await flush(tell);
  keepWanting(refused.filter((one) => WANTING.includes(one.status)));
  leave(refused.map((one) => one.detail).join(" ") || word("saved"));
}

bindKeys(desk);
begin();
