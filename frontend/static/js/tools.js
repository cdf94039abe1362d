// @ts-check
// The switches above the responses work by style alone; this remembers them from ballot to ballot and keeps both in step.
import { keepInStep } from "./step.js";

let release = new AbortController();

/** @param {HTMLElement} main */
export function bindTools(main) {
  release.abort();
  release = new AbortController();
  const tools = /** @type {HTMLInputElement[]} */ ([...main.querySelectorAll("[data-tool]")]);
  for (const tool of tools) {
    tool.checked = recall(tool.dataset.tool);
    tool.addEventListener("change", () => keep(tool.dataset.tool, tool.checked));
  }
  const [apart, step] = ["apart", "step"].map((name) => tools.find((tool) => tool.dataset.tool === name));
  const panes = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("[data-seat]")]);
  const reach = () => {
    for (const pane of panes) apart?.checked ? pane.setAttribute("tabindex", "0") : pane.removeAttribute("tabindex");
  };
  apart?.addEventListener("change", reach);
  reach();
  keepInStep(panes, () => Boolean(step?.checked), release.signal);
}

/** Storage may be forbidden. @param {string | undefined} tool */
function recall(tool) {
  try {
    return localStorage.getItem(`reading.${tool}`) === "on";
  } catch {
    return false;
  }
}

/** @param {string | undefined} tool @param {boolean} on */
function keep(tool, on) {
  try {
    localStorage.setItem(`reading.${tool}`, on ? "on" : "off");
  } catch {
    // Then it holds for this ballot.
  }
}
