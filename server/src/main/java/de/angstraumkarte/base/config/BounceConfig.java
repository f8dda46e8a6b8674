package de.angstraumkarte.base.config;

/**
 * The mailbox that mails come back to if they do not arrive, read over IMAP.
 *
 * @param port TCP port, 1..65535
 */
public record BounceConfig(String host, int port, MailConfig.Tls tls, String user, String password) {
    /** The password must not get into a log by accident. */
    @Override
    public String toString() {
        return "BounceConfig[" + host + ":" + port + ", " + tls + "]";
    }
}
