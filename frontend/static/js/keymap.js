// @ts-check
// Which key does what, as this browser's rater set it; every single key can be changed or all turned off (WCAG 2.1.4).

const KEY = "keys";
/** Letters and arrows for a verdict that has but one button; the digit stands on the button. @type {Record<string, string[]>} */
const ALIASES = { a: ["a", "ArrowLeft"], b: ["b", "ArrowRight"], tie: ["t"], both_bad: ["x"] };
/** @type {Record<string, string>} */
const ACTS = { skip: "s", flag: "f", reasons: "r", raw: "v", undo: "u", help: "?" };

/** @returns {{ off: boolean, keys: Record<string, string> }} */
export function settings() {
  try {
    const { off, keys } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { off: off === true, keys: keys ?? {} };
  } catch {
    return { off: false, keys: {} };
  }
}

/** @param {{ off: boolean, keys: Record<string, string> }} changed */
export function keep(changed) {
  try {
    localStorage.setItem(KEY, JSON.stringify(changed));
  } catch {
    // They hold until the page is left.
  }
}

/** What a form's answers and the desk's acts are called, with the key of each. @param {HTMLFormElement} form */
export function actions(form) {
  const { keys } = settings();
  const answers = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-key]")]);
  const alone = (/** @type {HTMLElement} */ one) => answers.filter((other) => other.dataset.verdict === one.dataset.verdict).length === 1;
  const found = answers.map((element) => {
    const act = element.getAttribute("value") ?? "";
    const own = keys[act];
    const others = own || !alone(element) ? [] : (ALIASES[element.dataset.verdict ?? ""] ?? []);
    return { act, element, keys: [own ?? element.dataset.key ?? "", ...others] };
  });
  const acts = Object.entries(ACTS).map(([act, key]) => ({ act, element: null, keys: [keys[act] ?? key] }));
  return [...found, ...acts];
}
