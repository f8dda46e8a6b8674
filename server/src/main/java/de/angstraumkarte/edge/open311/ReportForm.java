package de.angstraumkarte.edge.open311;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.gazetteer.SearchHit;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.place.Folding;
import de.angstraumkarte.domain.report.Channel;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.domain.report.ReportRules;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from what {@code POST requests} sends. Who somebody is (name, telephone, device, account) is asked for by the
 * standard and not by us: it is never looked at.
 */
final class ReportForm {
    private static final Pattern FORM = Pattern.compile("application/x-www-form-urlencoded\\s*(;.*)?");

    private static final int MOST_HITS = 10;
    static final int LONGEST_KEY = 1000;

    private static final String SERVICE_CODE = "service_code";
    private static final String LAT = "lat";
    private static final String LONG = "long";
    private static final String ADDRESS = "address_string";
    private static final String ADDRESS_ID = "address_id";
    private static final String DESCRIPTION = "description";
    private static final String EMAIL = "email";
    private static final String MEDIA_URL = "media_url";
    private static final String TIMES = "attribute[" + Services.TIMES + "]";
    /** As the standard writes lists. */
    private static final String TIMES_LIST = TIMES + "[]";

    private static final String SAFETY = "attribute[" + Services.SAFETY + "]";

    private static final List<String> NAMES = List.of(
            SERVICE_CODE,
            LAT,
            LONG,
            ADDRESS,
            ADDRESS_ID,
            DESCRIPTION,
            EMAIL,
            MEDIA_URL,
            TIMES,
            TIMES_LIST,
            SAFETY,
            "first_name",
            "last_name",
            "phone",
            "device_id",
            "deviceid",
            "account_id");
    /** As PHP and the form libraries of JavaScript write lists. */
    private static final Pattern NUMBERED_TIMES = Pattern.compile(Pattern.quote(TIMES) + "\\[\\d\\]");
    /** What other cities ask for; FixMyStreet sends some of it to everybody (easting, northing, closest_address …). */
    private static final Pattern OTHER_ATTRIBUTE = Pattern.compile("attribute\\[[^\\]]*\\](?:\\[\\d{0,3}\\])?");

    /** What the rules of a report call things, and what they are called here. */
    private static final Map<String, String> FIELDS = Map.of(
            "causes", SERVICE_CODE, "times", TIMES, "safety", SAFETY, "lon", LONG, "lat", LAT, "text", DESCRIPTION);

    /**
     * A report as it was sent.
     *
     * @param picture whether it names a picture, which is not fetched
     * @param key of a portal; null if none was sent
     */
    record Content(NewReport report, boolean picture, @Nullable String key) {}

    private final Messages messages;
    private final SearchService search;

    ReportForm(Messages messages, SearchService search) {
        this.messages = messages;
        this.search = search;
    }

    /**
     * @throws Invalid with everything that is wrong
     * @throws NotFound if there is no such service
     * @throws UnsupportedMediaTypeResponse if it is no form
     */
    Content read(Context ctx) {
        refuseOtherThanForms(ctx);
        List<String> numbered = ctx.formParamMap().keySet().stream()
                .filter(NUMBERED_TIMES.asMatchPredicate())
                .toList();
        Params params = Arguments.body(
                ctx,
                OTHER_ATTRIBUTE.asMatchPredicate(),
                Stream.concat(NAMES.stream(), numbered.stream()).toList());
        String code = params.required(SERVICE_CODE, 40);
        if (!code.isEmpty() && !Cause.SLUGS.contains(code)) {
            throw new NotFound(FieldError.of(SERVICE_CODE, "allowed", String.join(", ", Cause.SLUGS)));
        }
        Set<String> times = times(params, numbered);
        int safety = params.number(SAFETY, 0, 1, 5);
        if (!params.has(SAFETY)) {
            params.error(SAFETY, "missing");
        }
        @Nullable String text = params.text(DESCRIPTION, Integer.MAX_VALUE);
        @Nullable String email = params.text(EMAIL, 320);
        @Nullable String key = params.text(Arguments.API_KEY, LONGEST_KEY);
        Spot spot = spot(params);
        params.check();
        NewReport report = new NewReport(
                spot.position().lon(),
                spot.position().lat(),
                List.of(code),
                List.copyOf(times),
                safety,
                text(text, spot.address()),
                email,
                null,
                messages.language(),
                Channel.OPEN311);
        return new Content(report, params.has(MEDIA_URL), key);
    }

    /** Who sends nothing at all need not say of what kind it is, and learns what is missing. */
    private static void refuseOtherThanForms(Context ctx) {
        @Nullable String sent = ctx.header("Content-Type");
        String type = sent == null ? "" : sent.strip();
        if (type.isEmpty()
                ? ctx.bodyAsBytes().length > 0
                : !FORM.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new UnsupportedMediaTypeResponse();
        }
    }

    private static Set<String> times(Params params, List<String> numbered) {
        List<String> names =
                Stream.concat(Stream.of(TIMES_LIST, TIMES), numbered.stream()).toList();
        Set<String> times = new LinkedHashSet<>();
        names.forEach(name -> times.addAll(params.choices(name, DayTime.SLUGS)));
        if (names.stream().noneMatch(params::has)) {
            params.error(TIMES, "missing");
        }
        return times;
    }

    /** @param address where the position is from; null if it was sent itself */
    private record Spot(LonLat position, @Nullable String address) {}

    private Spot spot(Params params) {
        if (params.has(LAT) || params.has(LONG)) {
            return new Spot(params.lonLat(LONG, LAT), null);
        }
        @Nullable String address = params.text(ADDRESS, ReportRules.LONGEST_TEXT);
        @Nullable LonLat found = address == null ? null : find(address);
        if (found == null) {
            params.error(LAT, address == null ? "position-needed" : "address-unclear");
        }
        return new Spot(found == null ? new LonLat(0, 0) : found, address);
    }

    /** Where the only street, stop or place is that is called like the first part of an address; null if none is, or several. */
    private @Nullable LonLat find(String address) {
        String name = address.split(",", 2)[0].strip();
        if (name.isEmpty() || name.length() > SearchService.LONGEST_QUERY) {
            return null;
        }
        List<SearchHit> meant = search.search(name, MOST_HITS).stream()
                .filter(hit -> Folding.line(hit.name()).equals(Folding.line(name)))
                .toList();
        return meant.size() == 1 ? meant.get(0).position() : null;
    }

    /** Staff must know that a position is only that of an address. */
    private @Nullable String text(@Nullable String text, @Nullable String address) {
        if (address == null) {
            return text;
        }
        String note = messages.text("open311.from-address", address);
        return text == null ? note : text + "\n\n" + note;
    }

    /** The same faults, named as they are called here. */
    static Invalid renamed(Invalid invalid) {
        return new Invalid(invalid.errors().stream()
                .map(error ->
                        new FieldError(FIELDS.getOrDefault(error.field(), error.field()), error.code(), error.args()))
                .toList());
    }
}
