// @ts-check
// A form whose answer takes a while says so, counts the seconds, and is not sent twice.

for (const form of document.querySelectorAll("[data-module=busy]")) {
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-busy]"));
  const note = /** @type {HTMLElement} */ (words.parentElement);
  const seconds = /** @type {HTMLElement} */ (form.querySelector("[data-seconds]"));
  let timer = 0;

  form.addEventListener("submit", (event) => {
    if (timer) return event.preventDefault();
    const began = Date.now();
    note.hidden = false;
    words.textContent = words.dataset.busy ?? "";
    timer = setInterval(() => (seconds.textContent = `${Math.round((Date.now() - began) / 1000)} s`), 1000);
  });

  // Whoever comes back by the browser's own button finds the form as it was.
  addEventListener("pageshow", () => {
    clearInterval(timer);
    timer = 0;
    note.hidden = true;
    words.textContent = seconds.textContent = "";
  });
}
