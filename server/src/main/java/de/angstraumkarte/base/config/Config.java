package de.angstraumkarte.base.config;

import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.base.secret.ApiKeys;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an operator can set, from the environment (table in the README).
 *
 * @param host address to listen on
 * @param port TCP port, 0..65535; 0 lets the system choose
 * @param data folder of the store, the tile cache and the operator's texts
 * @param publicUrl address under which people reach the map, without trailing slash; empty: as the request says
 * @param tilesUrl template of the background tiles with {z} {x} {y}; empty: vector base only
 * @param tilesAttribution credit shown for the background tiles
 * @param tilesCacheMb size limit of the tile cache on disk, MB
 * @param tilesDays days after which a cached tile is refreshed
 * @param newsDaysFearSpace days until the next promised news of an open fear space (domain.md, rule 1)
 * @param newsDaysOther the same for open places of the other layers
 * @param secondFactorRequired whether all staff need a second factor
 * @param reportLimit reports accepted per sender and hour; 0 = off
 * @param ratingLimit answers on how safe a place feels, accepted per sender and hour; 0 = off
 * @param followLimit requests for news by mail, accepted per sender and hour; 0 = off
 * @param digestHour hour of the day in Dortmund from which daily mails are written, 0..23
 * @param unitDigest on which days offices are written to about what is due
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 * @param proofOfWork largest secret number of the puzzle that forms solve; 0 = off
 * @param minFreeMb space on the disk of the data folder below which nothing is written, MB; 0 = not watched
 * @param decisionDays days within which a decision on a report is promised
 * @param publisher name of the authority that publishes the map and its data; empty: not said
 * @param hookHosts hosts that webhooks may go to within the own network and without TLS
 * @param open311Keys with which portals send more reports than others
 * @param mail the server that takes our mails; empty: mails wait
 * @param bounces the mailbox that mails come back to; empty: nobody reads it
 */
public record Config(
        String host,
        int port,
        Path data,
        String publicUrl,
        Optional<String> tilesUrl,
        String tilesAttribution,
        int tilesCacheMb,
        int tilesDays,
        int newsDaysFearSpace,
        int newsDaysOther,
        boolean secondFactorRequired,
        int reportLimit,
        int ratingLimit,
        int followLimit,
        int digestHour,
        UnitDigest unitDigest,
        Set<InetAddress> trustedProxies,
        int proofOfWork,
        int minFreeMb,
        int decisionDays,
        String publisher,
        Set<String> hookHosts,
        ApiKeys open311Keys,
        Optional<MailConfig> mail,
        Optional<BounceConfig> bounces) {
    /** On which days offices are written to about what is due. */
    public enum UnitDigest {
        DAILY,
        WEEKDAYS,
        OFF
    }

    private static final String DEFAULT_TILES =
            "https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_grau/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png";

    /**
     * Reads all {@code ANGSTRAUM_*} variables.
     *
     * @throws StartupException naming every fault at once: unknown names, unreadable numbers, numbers out of range
     */
    public static Config from(Map<String, String> environment) {
        Settings in = new Settings(environment);
        in.refuseUnknownNames();
        Config config = new Config(
                in.host("HOST", "0.0.0.0"),
                in.number("PORT", 8080, 0, 65535),
                in.path("DATA", "angstraumkarte-data"),
                in.site("PUBLIC_URL"),
                in.tiles("TILES_URL", DEFAULT_TILES),
                in.text("TILES_ATTRIBUTION", "© basemap.de / BKG"),
                in.number("TILES_CACHE_MB", 512, 1, 1_000_000),
                in.number("TILES_DAYS", 30, 1, 3650),
                in.number("NEWS_DAYS_FEAR_SPACE", 28, 1, 3650),
                in.number("NEWS_DAYS_OTHER", 90, 1, 3650),
                in.secondFactorRequired("SECOND_FACTOR"),
                in.number("REPORT_LIMIT", 10, 0, 1_000_000),
                in.number("RATING_LIMIT", 30, 0, 1_000_000),
                in.number("FOLLOW_LIMIT", 10, 0, 1_000_000),
                in.number("DIGEST_HOUR", 7, 0, 23),
                in.unitDigest("UNIT_DIGEST"),
                in.addresses("TRUSTED_PROXIES"),
                in.number("PROOF_OF_WORK", 50_000, 0, 100_000_000),
                in.number("MIN_FREE_MB", 200, 0, 1_000_000_000),
                in.number("DECISION_DAYS", 14, 1, 365),
                in.text("PUBLISHER", ""),
                in.hosts("HOOK_HOSTS"),
                in.keys("OPEN311_KEYS"),
                in.mail(),
                in.bounces());
        in.refuseOtherDatabases();
        if (!in.faults.isEmpty()) {
            throw new StartupException(in.faults);
        }
        return config;
    }
}
