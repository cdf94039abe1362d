// @ts-check
// What the desk says to the server, until it is heard.
import { wait } from "./patience.js";
import { renewToken, tokenHeader } from "./token.js";

const HUNG_MS = 15_000;
/** Not signed in, a forged or old token, or signed in as somebody else, who has no such ballot. */
const REFUSALS = [401, 403, 404];
const PAUSED = 409;
const base = () => document.querySelector("[data-desk]")?.getAttribute("data-desk") ?? location.pathname;
/** What became of the last try, read by what tells the rater: nothing came back, or word that this browser may not vote, or that nobody may just now. */
export const line = { down: false, refusal: 0, why: "", paused: false };

/**
 * Asks again while there is no answer, or one that is no fault of the request: a page from elsewhere, such as one to sign
 * in on, says nothing of a vote, and a token that is no longer good is fetched anew. Whoever is not signed in may be so
 * again, from another tab, before the next try; a study that is paused goes on.
 * @param {string} url @param {URLSearchParams} body @param {string} kind of content that the server answers with
 * @param {() => void} moved called when the line goes down or comes back
 */
async function insist(url, body, kind, moved) {
  for (let round = 0; ; round++) {
    const init = { method: "POST", body, headers: { ...tokenHeader(), Accept: kind }, signal: AbortSignal.timeout(HUNG_MS) };
    const response = await fetch(url, init).catch(() => null);
    // One that breaks off is no answer.
    const text = await response?.text().catch(() => undefined);
    const refusal = REFUSALS.includes(response?.status ?? 0);
    const paused = response?.status === PAUSED && response.headers.has("Retry-After");
    const heard = response && text !== undefined && !refusal && !paused && response.status < 500 && ![408, 429].includes(response.status) && !foreign(response, kind);
    // A token of the day before is renewed without a word; a second refusal is told.
    if (refusal && !round && (await renewToken(`${base()}/last`))) continue;
    line.down = !heard;
    line.refusal = refusal ? (response?.status ?? 0) : 0;
    line.paused = paused;
    line.why = refusal ? detail(text) : "";
    moved();
    if (heard) return { ok: response.ok, status: response.status, text };
    await wait(round);
    if (refusal) await renewToken(`${base()}/last`);
  }
}

/** @param {Response} response @param {string} kind */
const foreign = (response, kind) =>
  response.redirected || (response.ok && response.status !== 204 && !response.headers.get("Content-Type")?.startsWith(kind));

/** @param {string | undefined} text of a problem, or of anything else */
function detail(text) {
  try {
    return String(JSON.parse(text ?? "").detail ?? "");
  } catch {
    return "";
  }
}

/**
 * The ballot is the idempotency key: sending the same answer twice stores it once.
 * @param {string} url @param {string} body @param {() => void} moved
 */
export async function post(url, body, moved) {
  const response = await insist(url, new URLSearchParams(body), "application/json", moved);
  return { ok: response.ok, status: response.status, detail: response.ok ? "" : detail(response.text) };
}

/**
 * The ballot that follows the one on the screen, ready to be put in its place.
 * @param {string} after @param {() => void} moved
 * @returns {Promise<DocumentFragment | null>} null when there is none, or the page itself must say why
 */
export async function fetchNext(after, moved) {
  const response = await insist(`${base()}/next`, new URLSearchParams({ after }), "text/html", moved);
  if (response.status !== 200) return null;
  const template = document.createElement("template");
  template.innerHTML = response.text;
  return template.content;
}
