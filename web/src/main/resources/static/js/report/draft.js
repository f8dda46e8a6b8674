/**
 * Keeps what is typed on this device until it is sent: not the photos, and the e-mail address only as long as the window is
 * open. The draft keeps the key of the form too, so that sending it again after a broken connection is still one report.
 */

const NAME = "angstraumkarte.melden";
const MAIL = "angstraumkarte.melden.email";
const LONGEST_MS = 24 * 3600 * 1000;

/**
 * @typedef {object} Draft
 * @property {number} at when it was kept, milliseconds
 * @property {string} preset what the address of the page asked for
 * @property {string} key
 * @property {string} spot
 * @property {string} placeId
 * @property {string[]} causes
 * @property {string[]} times
 * @property {string} safety
 * @property {string} text
 */

/** @param {Draft} draft */
export function keepDraft(draft) {
  attempt(() => localStorage.setItem(NAME, JSON.stringify(draft)));
}

/** @param {string} email */
export function keepEmail(email) {
  attempt(() => (email ? sessionStorage.setItem(MAIL, email) : sessionStorage.removeItem(MAIL)));
}

/** @returns {Draft | null} a draft of the last 24 hours */
export function readDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(NAME) ?? "null");
    if (draft && Date.now() - draft.at < LONGEST_MS) return draft;
  } catch {
    // damaged or refused: as good as none
  }
  forgetDraft();
  return null;
}

/** @returns {string} */
export function readEmail() {
  try {
    return sessionStorage.getItem(MAIL) ?? "";
  } catch {
    return "";
  }
}

export function forgetDraft() {
  attempt(() => {
    localStorage.removeItem(NAME);
    sessionStorage.removeItem(MAIL);
  });
}

/** @param {() => void} store may be refused by the browser's settings; the form works without */
function attempt(store) {
  try {
    store();
  } catch {
    // nothing to be done, nothing lost but the draft
  }
}
