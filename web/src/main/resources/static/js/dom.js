/** Small helpers for building elements without markup strings. */

/**
 * Creates an element. Text is set as text, never parsed as markup.
 *
 * @param {string} name tag name
 * @param {{class?: string, text?: string, attributes?: Record<string, string>}} [options]
 * @param {(Node | string | null)[]} [children] null entries are skipped
 * @returns {HTMLElement}
 */
export function element(name, options = {}, children = []) {
  const node = document.createElement(name);
  if (options.class) node.className = options.class;
  if (options.text !== undefined) node.textContent = options.text;
  for (const [key, value] of Object.entries(options.attributes ?? {})) node.setAttribute(key, value);
  node.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child !== null)));
  return node;
}

/**
 * Finds an element that the template promises; a missing one is a fault of the template and must not go unnoticed.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const node = root.querySelector(selector);
  if (!(node instanceof HTMLElement)) throw new Error(`The page has no ${selector}`);
  return node;
}

/** @returns {boolean} whether the visitor asked the system for less movement */
export function prefersReducedMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
