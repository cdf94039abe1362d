// @ts-check
// The texts of scripts in the page's language: the messages whose keys begin with "js.".

const given = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=words]"));
/** @type {Record<string, string>} */
const words = JSON.parse(given?.content ?? "{}");

/**
 * @param {string} key without its "js."
 * @param {Record<string, string | number>} values what stands for {name} in the text
 */
export const word = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
