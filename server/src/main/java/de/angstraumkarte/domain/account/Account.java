package de.angstraumkarte.domain.account;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff, without anything secret.
 *
 * @param login name to sign in with, lower case, unique
 * @param name as colleagues know the person
 * @param unit id of the office; null for nobody's
 * @param unitTitle title of that office
 * @param mustChangePassword whether the password was given by somebody else and is good for one thing only: a new one
 * @param secondFactor whether signing in needs a code as well
 * @param disabledAt since when the person cannot sign in; null if it can
 * @param version grows with every change of the facts above, for optimistic locking
 */
public record Account(
        long id,
        String login,
        String name,
        Role role,
        @Nullable String unit,
        @Nullable String unitTitle,
        boolean mustChangePassword,
        boolean secondFactor,
        @Nullable OffsetDateTime disabledAt,
        OffsetDateTime createdAt,
        int version) {
    public boolean disabled() {
        return disabledAt != null;
    }

    /** The person as the one who does something. */
    public Staff staff() {
        return new Staff(id, login, name, role, unit);
    }
}
