package de.angstraumkarte.base.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what operators set about mails: the server that takes them, and the mailbox that bounces come back to. */
final class MailSettings {
    /** Mail servers that a password may reach unprotected: it does not leave the machine. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final String HOST = "SMTP_HOST";

    private final Settings in;

    MailSettings(Settings in) {
        this.in = in;
    }

    /** Links in mails need the address of the map: no request says it where they are sent. */
    Optional<MailConfig> mail() {
        String host = in.text(HOST, "");
        String from = in.text("MAIL_FROM", "");
        String user = in.text("SMTP_USER", "");
        String password = in.text("SMTP_PASSWORD", "");
        String bounces = in.text("BOUNCE_ADDRESS", "");
        MailConfig.@Nullable Tls tls = tls("SMTP_TLS", MailConfig.Tls.STARTTLS);
        int port = in.number("SMTP_PORT", tls == MailConfig.Tls.TLS ? 465 : 587, 1, 65535);
        if (host.isEmpty()) {
            refuse(
                    HOST,
                    "mail-without-host",
                    "SMTP_PORT",
                    "SMTP_TLS",
                    "SMTP_USER",
                    "SMTP_PASSWORD",
                    "MAIL_FROM",
                    "BOUNCE_ADDRESS",
                    "BOUNCE_HOST");
            return Optional.empty();
        }
        in.host(HOST, host);
        if (!isSender(from)) {
            in.fault("MAIL_FROM", "mail-from", from);
        }
        if (!bounces.isEmpty() && !isSender(bounces)) {
            in.fault("BOUNCE_ADDRESS", "mail-from", bounces);
        }
        if (user.isEmpty() != password.isEmpty()) {
            in.fault("SMTP_USER", "mail-user", Settings.PREFIX + "SMTP_PASSWORD");
        }
        if (tls == MailConfig.Tls.NONE && !user.isEmpty() && !LOOPBACK.contains(host)) {
            in.fault("SMTP_PASSWORD", "mail-open", Settings.PREFIX + "SMTP_TLS");
        }
        if (in.text("PUBLIC_URL", "").isEmpty()) {
            in.fault("PUBLIC_URL", "mail-public-url", Settings.PREFIX + HOST);
        }
        if (tls == null) {
            return Optional.empty();
        }
        return Optional.of(new MailConfig(
                host,
                port,
                tls,
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : password,
                from,
                bounces.isEmpty() ? null : bounces));
    }

    /** All or nothing: a mailbox that cannot be read would fill up unseen. */
    Optional<BounceConfig> bounces() {
        String host = in.text("BOUNCE_HOST", "");
        String user = in.text("BOUNCE_USER", "");
        String password = in.text("BOUNCE_PASSWORD", "");
        MailConfig.@Nullable Tls tls = tls("BOUNCE_TLS", MailConfig.Tls.TLS);
        int port = in.number("BOUNCE_PORT", tls == MailConfig.Tls.TLS ? 993 : 143, 1, 65535);
        if (host.isEmpty()) {
            refuse("BOUNCE_HOST", "bounce-without-host", "BOUNCE_PORT", "BOUNCE_TLS", "BOUNCE_USER", "BOUNCE_PASSWORD");
            return Optional.empty();
        }
        in.host("BOUNCE_HOST", host);
        for (String name : List.of("BOUNCE_USER", "BOUNCE_PASSWORD")) {
            if (in.text(name, "").isEmpty()) {
                in.fault(name, "bounce-user", Settings.PREFIX + "BOUNCE_HOST");
            }
        }
        if (tls == MailConfig.Tls.NONE && !LOOPBACK.contains(host)) {
            in.fault("BOUNCE_PASSWORD", "mail-open", Settings.PREFIX + "BOUNCE_TLS");
        }
        return tls == null ? Optional.empty() : Optional.of(new BounceConfig(host, port, tls, user, password));
    }

    private void refuse(String without, String key, String... names) {
        for (String name : names) {
            if (!in.text(name, "").isEmpty()) {
                in.fault(name, key, Settings.PREFIX + without);
            }
        }
    }

    private MailConfig.@Nullable Tls tls(String name, MailConfig.Tls fallback) {
        String value = in.text(name, fallback.name().toLowerCase(Locale.ROOT));
        for (MailConfig.Tls tls : MailConfig.Tls.values()) {
            if (tls.name().toLowerCase(Locale.ROOT).equals(value)) {
                return tls;
            }
        }
        in.fault(name, "mail-tls", value);
        return null;
    }

    /** One bare address; as strict as the sending of mails, where a wrong one would be found out too late. */
    private static boolean isSender(String value) {
        try {
            return value.matches("[!-~]+@[A-Za-z0-9.-]+")
                    && value.equals(new InternetAddress(value, true).getAddress());
        } catch (AddressException e) {
            return false;
        }
    }
}
