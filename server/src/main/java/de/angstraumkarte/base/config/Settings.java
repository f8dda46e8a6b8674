package de.angstraumkarte.base.config;

import de.angstraumkarte.base.http.IpAddress;
import de.angstraumkarte.base.problem.StartupException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what operators set; collects faults instead of stopping at the first. */
final class Settings {
    private static final String PREFIX = "ANGSTRAUM_";
    /** Mail servers that a password may reach unprotected: it does not leave the machine. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final Set<String> NAMES = Set.of(
            "HOST",
            "PORT",
            "DATA",
            "DB_URL",
            "PUBLIC_URL",
            "TILES_URL",
            "TILES_ATTRIBUTION",
            "TILES_CACHE_MB",
            "TILES_DAYS",
            "NEWS_DAYS_FEAR_SPACE",
            "NEWS_DAYS_OTHER",
            "SECOND_FACTOR",
            "REPORT_LIMIT",
            "RATING_LIMIT",
            "FOLLOW_LIMIT",
            "DIGEST_HOUR",
            "UNIT_DIGEST",
            "TRUSTED_PROXIES",
            "PROOF_OF_WORK",
            "MIN_FREE_MB",
            "DECISION_DAYS",
            "SMTP_HOST",
            "SMTP_PORT",
            "SMTP_TLS",
            "SMTP_USER",
            "SMTP_PASSWORD",
            "MAIL_FROM");

    private final Map<String, String> environment;
    final List<StartupException.Reason> faults = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    void refuseUnknownNames() {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length()))) {
                String known = NAMES.stream().sorted().map(n -> PREFIX + n).collect(Collectors.joining(", "));
                faults.add(new StartupException.Reason("unknown-variable", List.of(name, known)));
            }
        }
    }

    /** The name is reserved for PostGIS; until that lands, anything but a local store is refused, not ignored. */
    void refuseOtherDatabases() {
        if (!text("DB_URL", "").isEmpty()) {
            fault("DB_URL", "other-database", PREFIX + "DATA");
        }
    }

    String text(String name, String fallback) {
        String value = environment.get(PREFIX + name);
        return value == null ? fallback : value.strip();
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

    /** Links in mails need the address of the map: no request says it where they are sent. */
    Optional<MailConfig> mail() {
        String host = text("SMTP_HOST", "");
        String from = text("MAIL_FROM", "");
        String user = text("SMTP_USER", "");
        String password = text("SMTP_PASSWORD", "");
        String tls = text("SMTP_TLS", "starttls");
        int port = number("SMTP_PORT", tls.equals("tls") ? 465 : 587, 1, 65535);
        boolean known = Set.of("none", "starttls", "tls").contains(tls);
        if (!known) {
            fault("SMTP_TLS", "mail-tls", tls);
        }
        if (host.isEmpty()) {
            for (String name : List.of("SMTP_PORT", "SMTP_TLS", "SMTP_USER", "SMTP_PASSWORD", "MAIL_FROM")) {
                if (!text(name, "").isEmpty()) {
                    fault(name, "mail-without-host", PREFIX + "SMTP_HOST");
                }
            }
            return Optional.empty();
        }
        host("SMTP_HOST", host);
        if (!isSender(from)) {
            fault("MAIL_FROM", "mail-from", from);
        }
        if (user.isEmpty() != password.isEmpty()) {
            fault("SMTP_USER", "mail-user", PREFIX + "SMTP_PASSWORD");
        }
        if (tls.equals("none") && !user.isEmpty() && !LOOPBACK.contains(host)) {
            fault("SMTP_PASSWORD", "mail-open", PREFIX + "SMTP_TLS");
        }
        if (text("PUBLIC_URL", "").isEmpty()) {
            fault("PUBLIC_URL", "mail-public-url", PREFIX + "SMTP_HOST");
        }
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(new MailConfig(
                host,
                port,
                MailConfig.Tls.valueOf(tls.toUpperCase(Locale.ROOT)),
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : password,
                from));
    }

    String host(String name, String fallback) {
        String value = text(name, fallback);
        if (!value.matches("[A-Za-z0-9.:_-]+")) {
            fault(name, "host", value);
        }
        return value;
    }

    boolean secondFactorRequired(String name) {
        String value = text(name, "optional");
        if (!value.equals("optional") && !value.equals("required")) {
            fault(name, "second-factor", value);
        }
        return value.equals("required");
    }

    Config.UnitDigest unitDigest(String name) {
        String value = text(name, "daily");
        try {
            if (value.equals(value.toLowerCase(Locale.ROOT))) {
                return Config.UnitDigest.valueOf(value.toUpperCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one fault message below
        }
        fault(name, "unit-digest", value);
        return Config.UnitDigest.DAILY;
    }

    int number(String name, int fallback, int min, int max) {
        String value = text(name, Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one fault message below
        }
        fault(name, "number", value, Integer.toString(min), Integer.toString(max));
        return fallback;
    }

    Set<InetAddress> addresses(String name) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (String part : text(name, "").split(",")) {
            String value = part.strip();
            if (!value.isEmpty()) {
                IpAddress.parse(value).ifPresentOrElse(addresses::add, () -> fault(name, "network-address", value));
            }
        }
        return addresses;
    }

    Path path(String name, String fallback) {
        String value = text(name, fallback);
        if (value.isEmpty() || value.indexOf('\0') >= 0 || value.indexOf(';') >= 0) {
            fault(name, "folder-name", value);
            return Path.of(fallback);
        }
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            fault(name, "folder-name", value);
            return Path.of(fallback);
        }
    }

    String url(String name) {
        String value = text(name, "");
        if (!value.isEmpty() && !isHttp(value)) {
            fault(name, "url", value);
        }
        return value.replaceAll("/+$", "");
    }

    Optional<String> tiles(String name, String fallback) {
        String value = text(name, fallback);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String sample = value.replace("{z}", "1").replace("{x}", "1").replace("{y}", "1");
        boolean complete = value.contains("{z}") && value.contains("{x}") && value.contains("{y}");
        if (!complete || !isHttp(sample)) {
            fault(name, "tile-template", value);
        }
        return Optional.of(value);
    }

    private static boolean isHttp(String value) {
        try {
            URI uri = URI.create(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void fault(String name, String key, Object... args) {
        List<Object> all = new ArrayList<>(List.of(PREFIX + name));
        all.addAll(List.of(args));
        faults.add(new StartupException.Reason(key, all));
    }
}
