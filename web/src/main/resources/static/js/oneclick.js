/**
 * For pages that links of mails lead to: presses their one button as soon as somebody looks at the page, so that for a person
 * the link is one click. Programs that only fetch links change nothing.
 */

import { find } from "./dom.js";

const form = /** @type {HTMLFormElement} */ (find(document, "[data-oneclick]"));

/** Sends the form once; a page that a browser loads in advance or in the background waits until it is seen. */
function send() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", send);
  form.requestSubmit();
}

document.addEventListener("visibilitychange", send);
send();
