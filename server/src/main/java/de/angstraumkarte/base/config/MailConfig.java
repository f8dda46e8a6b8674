package de.angstraumkarte.base.config;

import org.jspecify.annotations.Nullable;

/**
 * The server that takes our mails.
 *
 * @param port TCP port, 1..65535
 * @param user null to send without signing in
 * @param password null without {@code user}
 * @param from address that mails come from
 * @param bounceAddress address that they come back to if they do not arrive; null for {@code from}
 */
public record MailConfig(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable String password,
        String from,
        @Nullable String bounceAddress) {
    /** How the connection is protected. */
    public enum Tls {
        NONE,
        /** Begins in the open and must be protected before anything is said. */
        STARTTLS,
        TLS
    }

    /** The password must not get into a log by accident. */
    @Override
    public String toString() {
        return "MailConfig[" + host + ":" + port + ", " + tls + "]";
    }
}
