// @ts-check
// The token against forged requests that a page carries: shown with each request, fetched anew when it is no longer good.

const token = () => /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=csrf]"));

export const tokenHeader = () => ({ [token().dataset.header ?? "X-CSRF-TOKEN"]: token().content });

/** Takes the token of another page of ours for this one and its forms. @param {string} page @returns {Promise<boolean>} whether it had one */
export async function renewToken(page) {
  const response = await fetch(page).catch(() => null);
  if (!response?.ok) return false;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("meta[name=csrf]");
  if (!(fresh instanceof HTMLMetaElement)) return false;
  token().content = fresh.content;
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=_csrf]"));
  for (const field of fields) field.value = fresh.content;
  return true;
}
