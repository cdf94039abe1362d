// @ts-check
// What the desk says to the server, until it is heard.

const PATIENCE_MS = [500, 1000, 2000, 4000, 8000];
const HUNG_MS = 15_000;
const base = () => document.querySelector("[data-desk]")?.getAttribute("data-desk") ?? location.pathname;
/** Whether the last try failed: read by what tells the rater. */
export const line = { down: false };

/** Longer and longer, with a little chance; at once when the browser is back on a network. @param {number} round */
const wait = (round) =>
  new Promise((resolve) => {
    const ms = PATIENCE_MS[Math.min(round, PATIENCE_MS.length - 1)] * (0.75 + Math.random() / 2);
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve(undefined);
    }
  });

/**
 * Asks again while there is no answer, or one that is no fault of the request.
 * @param {string} url @param {RequestInit} init @param {() => void} moved called when the line goes down or comes back
 */
async function insist(url, init, moved) {
  for (let round = 0; ; round++) {
    const response = await fetch(url, { ...init, method: "POST", signal: AbortSignal.timeout(HUNG_MS) }).catch(() => null);
    const heard = response && response.status < 500 && ![408, 429].includes(response.status);
    line.down = !heard;
    moved();
    if (heard) return response;
    await wait(round);
  }
}

function headers() {
  const csrf = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=csrf]"));
  return { [csrf.dataset.header ?? "X-CSRF-TOKEN"]: csrf.content };
}

/**
 * The ballot is the idempotency key: sending the same answer twice stores it once.
 * @param {string} url @param {string} body @param {() => void} moved
 */
export async function post(url, body, moved) {
  const init = { body: new URLSearchParams(body), headers: { ...headers(), Accept: "application/json" } };
  const response = await insist(url, init, moved);
  // An answer from elsewhere, such as a page to sign in on, says nothing of the vote.
  if (response.ok && !response.redirected) return { ok: true, status: response.status, detail: "" };
  const problem = await response.json().catch(() => ({}));
  return { ok: false, status: response.status, detail: String(problem.detail ?? "") };
}

/**
 * The ballot that follows the one on the screen, ready to be put in its place.
 * @param {string} after @param {() => void} moved
 * @returns {Promise<DocumentFragment | null>} null when there is none, or the page itself must say why
 */
export async function fetchNext(after, moved) {
  const response = await insist(`${base()}/next`, { body: new URLSearchParams({ after }), headers: headers() }, moved);
  if (response.status !== 200) return null;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}
