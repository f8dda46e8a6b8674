package de.angstraumkarte.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * What an admin sets about an account, before it was checked.
 *
 * @param unit id of an office; null for none
 */
public record AccountDraft(String login, String name, Role role, @Nullable String unit) {}
