// @ts-check
// Asks the server again every few seconds while the page is looked at, but not under a reader's hands.
const box = document.querySelector('[data-module~="live"]');

function ask() {
  if (!box?.isConnected || document.visibilityState !== "visible" || box.contains(document.activeElement)) return;
  box.dispatchEvent(new CustomEvent("refresh"));
}

setInterval(ask, 5000);
document.addEventListener("visibilitychange", ask);
