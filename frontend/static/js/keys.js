// @ts-check
// The desk on the keyboard. Keys are ignored in text fields, with modifiers, and while held down.

/** Other keys for the same answers; digits stand on the buttons. @type {Record<string, string>} */
const ALIASES = { a: "a", ArrowLeft: "a", b: "b", ArrowRight: "b", t: "tie", x: "both_bad" };

/** @param {() => HTMLFormElement} form */
export function bindKeys(form) {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (press(event.key, form(), event.target)) event.preventDefault();
  });
}

/** @param {string} key @param {HTMLFormElement} form @param {EventTarget | null} target */
function press(key, form, target) {
  if (key === "?") return toggleGuide();
  if (key.toLowerCase() === "s") return toggleSkip(form);
  if (key.toLowerCase() === "v") return toggleRaw();
  const menu = form.querySelector("details[open]");
  if (key === "Escape" && menu) return toggleSkip(form);
  if (key === "Enter" && !(target instanceof HTMLElement && target.closest("button, a, summary"))) return submit(form);
  return choose(key, form, target);
}

/** @param {string} key @param {HTMLFormElement} form @param {EventTarget | null} target */
function choose(key, form, target) {
  const verdict = ALIASES[key.length === 1 ? key.toLowerCase() : key];
  const arrow = key.startsWith("Arrow");
  if (arrow && (!form.querySelector("button[data-key]") || scrolls(target))) return false;
  const selector = verdict ? `button[data-verdict="${verdict}"]` : /^\d$/.test(key) ? `[data-key="${key}"]` : null;
  const choice = selector && /** @type {HTMLElement | null} */ (form.querySelector(selector));
  if (!choice) return false;
  choice.click();
  return true;
}

/** @param {HTMLFormElement} form */
function submit(form) {
  const button = /** @type {HTMLElement | null} */ (form.querySelector("button.go"));
  if (button) form.requestSubmit(button);
  return Boolean(button);
}

/** @param {HTMLFormElement} form */
function toggleSkip(form) {
  const menu = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  menu.open = !menu.open;
  /** @type {HTMLElement} */ (menu.querySelector(menu.open ? "button" : "summary")).focus();
  return true;
}

/** Both responses as they were written, or formatted. */
function toggleRaw() {
  const raw = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool=raw]"));
  raw?.click();
  return Boolean(raw);
}

function toggleGuide() {
  document.getElementById("guide")?.togglePopover();
  return true;
}

/** @param {EventTarget | null} target */
const isTyping = (target) => target instanceof HTMLElement && target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
/** @param {EventTarget | null} target */
const scrolls = (target) => target instanceof HTMLElement && target.scrollWidth > target.clientWidth && target.tabIndex === 0;
