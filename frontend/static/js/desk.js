// @ts-check
// The desk: sends the answer, keeps it on the screen until it is stored, then shows the ballot fetched ahead in one paint.
import { activeTime } from "./active-time.js";
import { bindKeys } from "./keys.js";
import { openPanes, prepare } from "./panes.js";
import { fetchNext, send } from "./wire.js";

const toast = /** @type {HTMLElement} */ (document.querySelector(".toast"));
let clock = activeTime();
let sending = false;
/** @type {Promise<DocumentFragment | null>} */
let ahead = Promise.resolve(null);

/** @param {string} text */
const say = (text) => toast.replaceChildren(text);
const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));
const form = () => /** @type {HTMLFormElement} */ (document.querySelector("form.ballot"));

/** Accepts keys and buttons only once both responses are painted. */
async function ready() {
  await prepare(main());
  openPanes(main());
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    answer(/** @type {SubmitEvent} */ (event).submitter);
  });
  clock = activeTime();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    main().dataset.ready = "";
    ahead = fetchReady().catch(() => null);
  }));
}

/** The next ballot, typeset before anybody sees it. */
async function fetchReady() {
  const next = await fetchNext(main().dataset.ballot ?? "");
  const waiting = /** @type {HTMLElement | undefined} */ (next?.querySelector("main") ?? undefined);
  if (waiting) await prepare(waiting);
  return next;
}

/** @param {HTMLElement | null} by */
async function answer(by) {
  if (sending || !("ready" in main().dataset)) return;
  const skip = by?.hasAttribute("data-skip") ?? false;
  if (!skip && main().dataset.hindrance) return say(main().dataset.hindrance ?? "");
  sending = true;
  by?.classList.add("chosen");
  /** @type {HTMLInputElement} */ (form().elements.namedItem("activeMs")).value = String(clock());
  const outcome = await send(form(), by, say);
  sending = false;
  if (outcome === "refused") return location.reload();
  if (outcome === "wrong") return by?.classList.remove("chosen");
  await turn(skip ? "Skipped." : "Saved.");
}

/** @param {string} word */
async function turn(word) {
  const next = (await ahead) ?? (await fetchReady().catch(() => null));
  if (!next) return location.reload();
  const counted = /** @type {HTMLElement} */ (next.querySelector("main")).dataset;
  const done = Number(counted.done) + (word === "Saved." && counted.done === main().dataset.done ? 1 : 0);
  form().replaceWith(/** @type {Node} */ (next.querySelector("form.ballot")));
  main().replaceWith(/** @type {Node} */ (next.querySelector("main")));
  main().dataset.done = String(done);
  /** @type {HTMLElement} */ (document.querySelector("[data-done-count]")).textContent = String(done);
  /** @type {HTMLProgressElement} */ (document.querySelector("progress")).value = done;
  scrollTo({ top: 0, behavior: "instant" });
  main().focus({ preventScroll: true });
  say(word);
  ready();
}

bindKeys(form);
ready();
