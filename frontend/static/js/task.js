// @ts-check
// A task as raters see it: formulas drawn and code in colours.
import { prepare } from "./panes.js";

prepare(/** @type {HTMLElement} */ (document.querySelector("main")));
