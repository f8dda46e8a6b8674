package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;

/**
 * Choosing a new password.
 *
 * @param due whether nothing else is possible before
 */
public record PasswordView(FormView form, boolean due) {}
