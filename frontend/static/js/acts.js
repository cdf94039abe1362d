// @ts-check
// What a key does at the desk beside answering.
import { waiting } from "./queue.js";
import { tell } from "./saved.js";
import { form } from "./swap.js";

/** @param {string} what @param {string} desk */
export function act(what, desk) {
  if (what === "undo") return undo(desk);
  if (what === "help") return pressed("[data-guide], [popovertarget=guide]");
  if (what === "raw") return pressed("[data-tool=raw]");
  const menu = /** @type {HTMLDetailsElement | null} */ (form().querySelector(`details[data-menu="${what}"]`));
  return menu ? toggle(menu) : false;
}

/** @param {string} selector */
function pressed(selector) {
  const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  element?.click();
  return Boolean(element);
}

/** Only what is stored can be changed. @param {string} desk */
function undo(desk) {
  if (waiting().length) tell();
  else location.assign(`${desk}/undo`);
  return true;
}

/** @param {HTMLDetailsElement} menu */
export function toggle(menu) {
  menu.open = !menu.open;
  /** @type {HTMLElement} */ (menu.querySelector(menu.open ? "button, select, input" : "summary")).focus();
  return true;
}
