/**
 * The words of the page. They come from the server's message files, rendered into a `<template data-messages>` as
 * `<data value="map.key">Text</data>`, so that no script holds a sentence of its own.
 *
 * @typedef {object} Texts
 * @property {(key: string, ...values: (string | number)[]) => string} text the message with {0}, {1} … filled in; an
 *     unknown key is shown as itself
 * @property {(key: string, count: number) => string} count the message `key.one` or `key.other` with {0} as the number
 * @property {(value: number) => string} number a whole number as the language writes it
 */

/**
 * @param {ParentNode} root
 * @param {string} language BCP 47 tag
 * @returns {Texts}
 */
export function readTexts(root, language) {
  const messages = new Map();
  const template = root.querySelector("template[data-messages]");
  if (template instanceof HTMLTemplateElement) {
    for (const entry of template.content.querySelectorAll("data")) messages.set(entry.value, entry.textContent ?? "");
  }
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });

  const number = (/** @type {number} */ value) => numbers.format(value);
  const text = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...values) =>
    (messages.get(key) ?? key).replace(/\{(\d)\}/g, (/** @type {string} */ hole, /** @type {string} */ index) =>
      String(values[Number(index)] ?? hole),
    );
  const count = (/** @type {string} */ key, /** @type {number} */ amount) =>
    text(`${key}.${plural.select(amount) === "one" ? "one" : "other"}`, number(amount));
  return { text, count, number };
}
