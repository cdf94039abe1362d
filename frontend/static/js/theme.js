// @ts-check
// A classic script in the head, so that the chosen appearance is there before the first paint.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  /** Storage may be forbidden; the system's choice then holds. @param {() => string | null | void} act */
  const tried = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  const stored = tried(() => localStorage.getItem("theme"));
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-theme-toggle]"))) {
      const show = () => button.setAttribute("aria-pressed", String(dark()));
      button.hidden = false;
      show();
      system.addEventListener("change", show);
      button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        tried(() => localStorage.setItem("theme", root.dataset.theme ?? ""));
        show();
      });
    }
  });
})();
