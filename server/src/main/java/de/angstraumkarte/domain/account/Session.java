package de.angstraumkarte.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, or on the way there.
 *
 * @param csrf what forms of this session carry
 * @param due what must be done before anything else; null: nothing
 */
public record Session(Account account, String csrf, @Nullable Due due) {
    /** What is still missing. */
    public enum Due {
        /** The password was right, the code of the second factor is still to come: the person is not signed in. */
        CODE,
        /** The password was given by somebody else. */
        PASSWORD,
        /** This installation wants a second factor and the account has none yet. */
        SECOND_FACTOR
    }

    public Staff staff() {
        return account.staff();
    }

    /** Whether the person has proved who it is. */
    public boolean signedIn() {
        return due != Due.CODE;
    }
}
