package de.angstraumkarte.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that says what went wrong.
 *
 * @param status HTTP status, 400 to 599
 * @param titleKey message key of the title, for example "problem.not-found.title"
 * @param detail one sentence more, in the page's language
 * @param requestId what to name when asking for help, null if nothing was logged
 */
public record ErrorView(int status, String titleKey, String detail, @Nullable String requestId) {}
