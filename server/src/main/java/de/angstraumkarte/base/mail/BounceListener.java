package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.db.Tx;

/** Told that mails do not reach somebody any more, in the transaction in which that is noted. */
@FunctionalInterface
public interface BounceListener {
    /**
     * Ends what such mails come from.
     *
     * @param unsubscribe the path that the mail would have been ended with, {@link NewMail#unsubscribe}; out of a bounce anybody
     *     may have written it, so it is worth only what its signature is worth
     * @return whether the path is one of ours, whatever it ended; false for a forged one
     */
    boolean bounced(Tx tx, String unsubscribe);
}
