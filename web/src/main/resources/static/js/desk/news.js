/**
 * News on a place: the fields that only closing a place needs, or judging it otherwise than people answered, are shown only then.
 * Without this they are always there.
 */

const CLOSING = ["no-action", "not-responsible"];
const JUDGING = ["improved", "unchanged"];

for (const form of document.querySelectorAll("[data-news]")) {
  const status = form.querySelector("[name=status]");
  if (!(status instanceof HTMLSelectElement)) continue;
  showOnlyFor(status, form.querySelector("[data-news-closing]"), (value) => CLOSING.includes(value));
  const deviation = form.querySelector("[data-news-deviation]");
  const following = deviation?.getAttribute("data-news-deviation");
  showOnlyFor(status, deviation, (value) => JUDGING.includes(value) && value !== following);
}

/**
 * @param {HTMLSelectElement} status
 * @param {Element | null} part null if the form has none; what stands in it, or is wrong with it, is never hidden
 * @param {(value: string) => boolean} isNeeded
 */
function showOnlyFor(status, part, isNeeded) {
  if (!(part instanceof HTMLElement)) return;
  const update = () => {
    const written = [...part.querySelectorAll("textarea")].some((field) => field.value !== "");
    part.hidden = !isNeeded(status.value) && !written && !part.querySelector("[aria-invalid]");
  };
  status.addEventListener("change", update);
  update();
}
