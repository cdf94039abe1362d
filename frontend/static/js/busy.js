// @ts-check
// A form whose answer takes a while says so, counts the seconds, and is not sent twice.

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-module=busy]"))) {
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-busy]"));
  let timer = 0;

  form.addEventListener("submit", (event) => {
    if (timer) return event.preventDefault();
    const began = Date.now();
    const say = () => (words.textContent = `${words.dataset.busy} ${Math.round((Date.now() - began) / 1000)} s`);
    say();
    timer = setInterval(say, 1000);
  });

  // Whoever comes back by the browser's own button finds the form as it was.
  addEventListener("pageshow", () => {
    clearInterval(timer);
    timer = 0;
    words.textContent = "";
  });
}
