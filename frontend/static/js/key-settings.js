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
  on.addEventListener("change", () => change({ off: !on.checked }));
  panel.addEventListener("reset", (event) => {
    event.preventDefault();
    change({ off: false, keys: {} });
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

  /** @param {Partial<ReturnType<typeof settings>>} changed */
  function change(changed) {
    keep({ ...settings(), ...changed });
    hints();
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
    change({ keys: { ...settings().keys, [input.name]: key } });
  }
}

/** The keys that stand on the buttons and in the guide are the ones that work. */
export function hints() {
  const { off } = settings();
  for (const { act, keys } of actions(form())) {
    for (const shown of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`kbd[data-act="${act}"]`))) {
      shown.hidden = off;
      shown.textContent = (shown.closest("dl") ? keys : keys.slice(0, 1)).map(sign).join(" ");
    }
  }
}

const ARROWS = new Map([["ArrowLeft", "←"], ["ArrowRight", "→"]]);
const sign = (/** @type {string} */ key) => ARROWS.get(key) ?? key.toUpperCase();
