package de.angstraumkarte.web;

/**
 * The way to the same page in another language.
 *
 * @param code two-letter language code
 * @param name the language's name in itself ("Deutsch", "English")
 * @param href address of the page in that language
 * @param current whether the page is in this language now
 */
public record LanguageLink(String code, String name, String href, boolean current) {}
