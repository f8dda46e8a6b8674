package de.angstraumkarte.web.desk;

/**
 * The secret of a system, shown this once.
 *
 * @param rotated whether it replaces another, which is good for a day longer
 */
public record HookSecretView(long id, String title, String secret, boolean rotated) {}
