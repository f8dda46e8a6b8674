/** On a phone there is room for one thing: the map, the list or the filter. On a wide screen all are there at once. */

/**
 * @param {HTMLElement} page `[data-map-page]`; its `data-view` tells the style sheet what to show
 * @returns {(view: string) => void} shows "map", "list" or "filter"
 */
export function connectViews(page) {
  const buttons = [...page.querySelectorAll("[data-show]")];
  const show = (/** @type {string} */ view) => {
    page.dataset.view = view;
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.getAttribute("data-show") === view));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => show(button.getAttribute("data-show") ?? "map"));
  }
  return show;
}
