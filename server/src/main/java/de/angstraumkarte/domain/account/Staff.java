package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.problem.DomainException.Forbidden;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff who is signed in: who does something.
 *
 * @param accountId id of the account
 * @param login name to sign in with
 * @param name as colleagues know the person
 * @param unit id of the office the person belongs to; never null for a case worker
 */
public record Staff(long accountId, String login, String name, Role role, @Nullable String unit) {
    public Staff {
        if (role == Role.CASE_WORKER && unit == null) {
            throw new IllegalArgumentException("a case worker without a unit: " + accountId);
        }
    }

    /** @throws Forbidden if the role does not include {@code least} */
    public void require(Role least) {
        if (!role.includes(least)) {
            throw new Forbidden();
        }
    }

    /** Whether the person may see and do what belongs to a unit: case workers in their own only. */
    public boolean mayWorkFor(@Nullable String ofUnit) {
        return role.includes(Role.COORDINATOR) || Objects.equals(unit, ofUnit);
    }
}
