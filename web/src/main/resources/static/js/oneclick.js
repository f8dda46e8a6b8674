/**
 * For pages that links of mails lead to: presses their one button as soon as somebody looks at the page, so that for a person
 * the link is one click. Programs that only fetch links change nothing. Says that it was no person: programs that look through
 * mails may run scripts as well.
 */

import { find } from "./dom.js";

const form = /** @type {HTMLFormElement} */ (find(document, "[data-oneclick]"));
const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));

/** Sends the form once; a page that a browser loads in advance or in the background waits until it is seen. */
function send() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", send);
  const automatic = document.createElement("input");
  automatic.type = "hidden";
  automatic.name = "auto";
  automatic.value = "1";
  form.append(automatic);
  form.requestSubmit();
}

// Who goes back to the page has seen what became of it: then the button is enough.
if (visit?.type !== "back_forward") {
  document.addEventListener("visibilitychange", send);
  send();
}
