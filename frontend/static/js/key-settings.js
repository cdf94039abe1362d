// @ts-check
// The panel in which a rater changes keys or turns them off; kept in this browser.
import { actions, keep, settings } from "./keymap.js";
import { form } from "./swap.js";
import { word } from "./words.js";

export function bindKeySettings() {
  const panel = /** @type {HTMLFormElement | null} */ (document.getElementById("keys"));
  const list = panel?.querySelector("[data-key-list]");
  if (!panel || !list) return;
  const on = /** @type {HTMLInputElement} */ (panel.elements.namedItem("on"));
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[popovertarget=keys]"));
  if (button) button.hidden = false;
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("toggle", show);
  on.addEventListener("change", () => keep({ ...settings(), off: !on.checked }));
  panel.addEventListener("reset", (event) => {
    event.preventDefault();
    keep({ off: false, keys: {} });
    show();
  });
  list.addEventListener("keydown", (event) => set(/** @type {KeyboardEvent} */ (event)));

  function show() {
    on.checked = !settings().off;
    const rows = actions(form()).map(({ act, element, keys }) => {
      const name = element ? (element.closest("label") ?? element).querySelector("span[dir]")?.textContent : word(`key.${act}`);
      const input = Object.assign(document.createElement("input"), { className: "input", value: keys[0], readOnly: true, name: act });
      const row = Object.assign(document.createElement("label"), { className: "keys__row" });
      row.append(Object.assign(document.createElement("span"), { textContent: name ?? act }), input);
      return row;
    });
    list?.replaceChildren(...rows);
  }

  /** The key that is pressed in a row becomes its own; one that another has is taken from nobody. @param {KeyboardEvent} event */
  function set(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.key === " ") return;
    event.preventDefault();
    const key = event.key.toLowerCase();
    const taken = actions(form()).some((one) => one.act !== input.name && one.keys.includes(key));
    input.setAttribute("aria-invalid", String(taken));
    if (taken) return;
    input.value = key;
    keep({ ...settings(), keys: { ...settings().keys, [input.name]: key } });
    hints();
  }
}

/** The keys that stand on the buttons are the ones that work. */
export function hints() {
  const { off } = settings();
  for (const { element, keys } of actions(form())) {
    const shown = (element?.closest("label") ?? element)?.querySelector("kbd");
    if (shown) shown.textContent = keys[0];
    if (shown) shown.hidden = off;
  }
}
