package de.angstraumkarte.edge.demo;

import de.angstraumkarte.domain.account.Role;

/** An account of a try-out, printed on the console. */
public record DemoAccount(String login, Role role, String password) {}
