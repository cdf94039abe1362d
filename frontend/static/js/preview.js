// @ts-check
// The desk without a rater: formulas, code and the switches work, and nothing is sent.
import { openPanes, prepare } from "./panes.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
await prepare(main);
openPanes(main);
