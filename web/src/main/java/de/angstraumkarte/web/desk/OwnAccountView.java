package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;

/**
 * The own account.
 *
 * @param form with the field {@code name}
 * @param login name to sign in with
 * @param secondFactor whether signing in needs a code as well
 * @param sessions number of browsers in which the person is signed in
 */
public record OwnAccountView(FormView form, String login, boolean secondFactor, int sessions) {}
