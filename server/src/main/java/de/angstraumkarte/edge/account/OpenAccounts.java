package de.angstraumkarte.edge.account;

import de.angstraumkarte.domain.account.AccountService;

/**
 * What the command {@code account} works with; opened when its arguments turned out to be sound.
 *
 * @param closing closes the store; run when the command ends
 */
public record OpenAccounts(AccountService service, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
