// @ts-check
// What the desk says to the server.

const PATIENCE = [500, 1000, 2000, 4000, 8000];
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends the answer until the server has said something about it; meanwhile it stays on the screen.
 * The ballot is the idempotency key: sending the same answer twice stores it once.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} by
 * @param {(text: string) => void} say
 * @returns {Promise<"stored" | "wrong" | "refused">} wrong: change the answer; refused: this ballot takes none any more
 */
export async function send(form, by, say) {
  const url = by?.getAttribute("formaction") ?? form.action;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, by)));
  for (let round = 0; ; round++) {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (response?.ok) return "stored";
    if (response && response.status < 500 && response.status !== 429) return refusal(response, say);
    say(navigator.onLine ? "Not saved yet. Trying again…" : "You are offline. Your answer waits here and is sent when you are back.");
    await wait(PATIENCE[Math.min(round, PATIENCE.length - 1)]);
  }
}

/** @param {Response} response @param {(text: string) => void} say @returns {Promise<"wrong" | "refused">} */
async function refusal(response, say) {
  const problem = await response.json().catch(() => ({}));
  say(problem.detail ?? "The answer was not taken.");
  if (response.status === 422 || response.status === 400) return "wrong";
  await wait(1500);
  return "refused";
}

/**
 * The ballot that follows the one on the screen, ready to be put in its place.
 * @param {string} after
 * @returns {Promise<DocumentFragment | null>} null when there is none
 */
export async function fetchNext(after) {
  const csrf = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=csrf]"));
  const response = await fetch(`${location.pathname}/next`, {
    method: "POST",
    body: new URLSearchParams({ after }),
    headers: { [csrf.dataset.header ?? "X-CSRF-TOKEN"]: csrf.content },
  });
  if (response.status !== 200) return null;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}
