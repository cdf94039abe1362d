// @ts-check
// Brings a library onto the page when something needs it, once.

/** @type {Map<string, Promise<void>>} */
const coming = new Map();

/** @param {string} address of a classic script or of a style sheet */
export function load(address) {
  const known = coming.get(address);
  if (known) return known;
  const element = address.endsWith(".css")
    ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
    : Object.assign(document.createElement("script"), { src: address });
  const here = /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      coming.delete(address);
      element.remove();
      reject(new Error(`${address} does not come`));
    });
  }));
  coming.set(address, here);
  document.head.append(element);
  return here;
}
