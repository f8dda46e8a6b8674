package de.angstraumkarte.base.config;

import de.angstraumkarte.base.http.IpAddress;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.base.secret.ApiKeys;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what operators set; collects faults instead of stopping at the first. */
final class Settings {
    static final String PREFIX = "ANGSTRAUM_";
    /** What can be written in a form as it is, and is hard to guess. */
    private static final Pattern API_KEY = Pattern.compile("[\\x21-\\x7e&&[^,]]{20,200}");

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
            "PUBLISHER",
            "HOOK_HOSTS",
            "OPEN311_KEYS",
            "SMTP_HOST",
            "SMTP_PORT",
            "SMTP_TLS",
            "SMTP_USER",
            "SMTP_PASSWORD",
            "MAIL_FROM",
            "BOUNCE_ADDRESS",
            "BOUNCE_HOST",
            "BOUNCE_PORT",
            "BOUNCE_TLS",
            "BOUNCE_USER",
            "BOUNCE_PASSWORD");

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

    Optional<MailConfig> mail() {
        return new MailSettings(this).mail();
    }

    Optional<BounceConfig> bounces() {
        return new MailSettings(this).bounces();
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

    /** Names or addresses of hosts, separated by commas. */
    Set<String> hosts(String name) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String part : text(name, "").split(",")) {
            String value = part.strip().toLowerCase(Locale.ROOT);
            if (value.matches("[a-z0-9.:_-]+")) {
                hosts.add(value);
            } else if (!value.isEmpty()) {
                fault(name, "host-name", part.strip());
            }
        }
        return hosts;
    }

    /** Secret keys, separated by commas; a fault says which one it is and nothing of it. */
    ApiKeys keys(String name) {
        Set<String> keys = new LinkedHashSet<>();
        String[] parts = text(name, "").split(",");
        for (int i = 0; i < parts.length; i++) {
            String value = parts[i].strip();
            if (API_KEY.matcher(value).matches()) {
                keys.add(value);
            } else if (!value.isEmpty()) {
                fault(name, "api-key", i + 1);
            }
        }
        return new ApiKeys(keys);
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

    /**
     * Scheme, host and port alone, without the slash at the end; empty if not set. A path is refused: the addresses
     * in the pages begin at the root of their host.
     */
    String site(String name) {
        String value = text(name, "").replaceAll("/+$", "");
        if (!value.isEmpty() && !isSite(value)) {
            fault(name, "url", value);
        }
        return value;
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

    private static boolean isSite(String value) {
        return isHttp(value)
                && value.equals(URI.create(value).resolve("/").toString().replaceAll("/$", ""));
    }

    private static boolean isHttp(String value) {
        try {
            URI uri = URI.create(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void fault(String name, String key, Object... args) {
        List<Object> all = new ArrayList<>(List.of(PREFIX + name));
        all.addAll(List.of(args));
        faults.add(new StartupException.Reason(key, all));
    }
}
