package de.angstraumkarte.web.desk;

/** A password that was just made for somebody and is shown this once. */
public record NewPasswordView(long id, String login, String name, String password) {}
