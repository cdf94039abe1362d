// @ts-check
// The desk on the keyboard. Keys are ignored in text fields, with modifiers, while held down, and before both responses are painted.
import { act, toggle } from "./acts.js";
import { actions, settings } from "./keymap.js";
import { bindKeySettings } from "./key-settings.js";
import { form, main } from "./swap.js";

/** @param {string} desk */
export function bindKeys(desk) {
  bindKeySettings();
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const typing = isTyping(event.target);
    const menu = event.key === "Escape" && /** @type {HTMLDetailsElement | null} */ (form().querySelector("details[open]"));
    if (menu) return void toggle(menu);
    if (event.key === "Enter" ? enter(event.target, control, typing) : !typing && press(event, control, desk)) event.preventDefault();
  });
}

/** Return sends a composed answer; inside a text only with Ctrl, and alone it does nothing there. @param {EventTarget | null} target @param {boolean} control @param {boolean} typing */
function enter(target, control, typing) {
  if (!(target instanceof Element) || (typing && !form().contains(target))) return false;
  if (typing && !control) return target.matches("input");
  if (target.closest("button, a, summary")) return false;
  const button = /** @type {HTMLElement | null} */ (form().querySelector("button.go"));
  if (button) form().requestSubmit(button);
  return Boolean(button);
}

/** @param {KeyboardEvent} event @param {boolean} control @param {string} desk */
function press(event, control, desk) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control) return key === "z" && act("undo", desk);
  if (settings().off) return false;
  const level = /^[1-9]$/.test(key) && form().querySelector("[data-key]:checked") && form().querySelector(`[data-level][value="${key}"]`);
  if (level) return click(/** @type {HTMLElement} */ (level));
  const found = actions(form()).find((one) => one.keys.includes(key));
  if (!found || (key.startsWith("Arrow") && scrolls(event.target))) return false;
  return found.element ? click(found.element) : act(found.act, desk);
}

/**
 * Accepted once both responses are painted; a key that is not accepted does nothing else either. Left on a menu that was
 * shut, the focus would have Return open that again; on the answer, arrows would change it.
 * @param {HTMLElement} answer
 */
function click(answer) {
  if (!("ready" in main().dataset)) return true;
  if (document.activeElement?.matches("summary")) main().focus({ preventScroll: true });
  answer.click();
  return true;
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"));
/** Arrows move within what scrolls and among radio buttons. @param {EventTarget | null} target */
const scrolls = (target) =>
  target instanceof HTMLElement && (target.matches("input, [role=tab]") || (target.tabIndex === 0 && target.scrollWidth > target.clientWidth));
