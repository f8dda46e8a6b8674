package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.georeport.DaySpan;
import de.angstraumkarte.domain.georeport.RequestQuery;
import de.angstraumkarte.domain.georeport.RequestService;
import de.angstraumkarte.domain.georeport.ServiceRequest;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.SenderLimits;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /open311/v2}: what can be read. Each address ends in {@code .json} or {@code .xml}. */
public final class Open311Routes {
    static final String ROOT = "/open311/v2";
    static final String REQUESTS = "service_requests";

    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    /** When services or definitions were last changed; with the code, so here. */
    private static final String CHANGESET = "2026-11-21T00:00:00+01:00";

    private static final String ID = "service_request_id";
    private static final String CODE = "service_code";
    private static final String STATUS = "status";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final String EXTENSIONS = "extensions";
    private static final String PAGE = "page";
    private static final String PAGE_SIZE = "page_size";
    /** As many as the standard names. */
    private static final int MOST = 1000;

    private static final int LAST_PAGE = 100_000;
    private static final int MOST_IDS = 500;
    private static final int LONGEST_ID = 120;

    /** What it tells of. */
    public record Sources(RequestService requests, PlaceService places, UnitService units, DistrictService districts) {}

    private final Sources sources;
    private final SiteAddress site;
    private final boolean demo;

    /** @param demo whether everything is made up */
    public Open311Routes(Sources sources, SiteAddress site, boolean demo) {
        this.sources = sources;
        this.site = site;
        this.demo = demo;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        for (Format format : Format.values()) {
            String end = format.ending();
            routes.get(ROOT + "/discovery" + end, ctx -> discovery(ctx, format));
            routes.get(ROOT + "/services" + end, ctx -> services(ctx, format));
            routes.get(ROOT + "/services/{code}" + end, ctx -> service(ctx, format));
            routes.get(ROOT + "/requests" + end, ctx -> requests(ctx, format));
            routes.get(ROOT + "/requests/{id}" + end, ctx -> request(ctx, format));
            routes.get(ROOT + "/servicerequestupdates" + end, ctx -> updates(ctx, format));
        }
    }

    private void discovery(Context ctx, Format format) {
        Arguments.query(ctx).check();
        Messages messages = Languages.messages(ctx);
        String address = site.of(ctx);
        ObjectNode discovery = JsonNodeFactory.instance
                .objectNode()
                .put("changeset", CHANGESET)
                .put("contact", messages.text("open311.contact", address + "/impressum"))
                .put("key_service", messages.text("open311.key", address + "/daten", SenderLimits.PORTAL));
        ObjectNode endpoint = discovery
                .putArray("endpoints")
                .addObject()
                .put("specification", SPECIFICATION)
                .put("url", address + ROOT)
                .put("changeset", CHANGESET)
                .put("type", demo ? "test" : "production");
        endpoint.putArray("formats").add("text/xml").add("application/json");
        Answers.send(ctx, format, "discovery", discovery);
    }

    private void services(Context ctx, Format format) {
        Arguments.query(ctx).check();
        Answers.send(ctx, format, "services", Services.list(Languages.messages(ctx)));
    }

    private void service(Context ctx, Format format) {
        Arguments.query(ctx).check();
        String code = ctx.pathParam("code");
        if (!Cause.SLUGS.contains(code)) {
            throw new NotFound(FieldError.of(CODE, "allowed", String.join(", ", Cause.SLUGS)));
        }
        Answers.send(ctx, format, "service_definition", Services.definition(Languages.messages(ctx), code));
    }

    private void requests(Context ctx, Format format) {
        Params params = Arguments.query(ctx, ID, CODE, STATUS, Span.START, Span.END, EXTENSIONS, PAGE, PAGE_SIZE);
        boolean extended = extended(params);
        // It may be declared several times, and each may be a list.
        String ids = String.join(",", ctx.queryParams(ID));
        if (!ids.isBlank()) {
            // Overrides all other arguments, so those may be what they want.
            Set<String> wanted = ids(params, ids);
            params.check();
            send(ctx, format, sources.requests().byIds(wanted, extended), extended);
            return;
        }
        Set<String> statuses = params.choices(STATUS, List.of(OPEN, CLOSED));
        Set<String> causes = params.choices(CODE, Cause.SLUGS);
        DaySpan days = Span.read(params, sources.requests().now());
        int size = params.number(PAGE_SIZE, MOST, 1, MOST);
        int page = params.number(PAGE, 1, 1, LAST_PAGE);
        params.check();
        @Nullable Boolean open = statuses.size() == 1 ? (Boolean) statuses.contains(OPEN) : null;
        RequestQuery query = new RequestQuery(causes, open, days, size, (page - 1) * size);
        send(ctx, format, sources.requests().list(query, extended), extended);
    }

    private static Set<String> ids(Params params, String list) {
        Set<String> ids = new LinkedHashSet<>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                .forEach(ids::add);
        if (ids.size() > MOST_IDS) {
            params.error(ID, "too-many", MOST_IDS);
        }
        return ids;
    }

    private void request(Context ctx, Format format) {
        Params params = Arguments.query(ctx, EXTENSIONS);
        boolean extended = extended(params);
        params.check();
        String id = ctx.pathParam("id");
        ServiceRequest found = find(id, extended);
        if (!found.place().id().equals(id)) {
            @Nullable String query = ctx.queryString();
            ctx.header("Cache-Control", "public, max-age=0, must-revalidate")
                    .redirect(
                            ROOT + "/requests/" + found.place().id() + format.ending()
                                    + (query == null ? "" : "?" + query),
                            HttpStatus.PERMANENT_REDIRECT);
            return;
        }
        send(ctx, format, List.of(found), extended);
    }

    /** Says which of the things in the address is not there, as the standard asks. */
    private ServiceRequest find(String id, boolean extended) {
        try {
            if (id.length() <= LONGEST_ID) {
                return sources.requests().find(id, extended);
            }
        } catch (NotFound e) {
            // the same answer as to what cannot be an id
        }
        throw new NotFound(FieldError.of(ID, "no-such-fear-space"));
    }

    private void updates(Context ctx, Format format) {
        Params params = Arguments.query(ctx, Span.START, Span.END, PAGE, PAGE_SIZE);
        DaySpan days = Span.read(params, sources.requests().now());
        int size = params.number(PAGE_SIZE, MOST, 1, MOST);
        int page = params.number(PAGE, 1, 1, LAST_PAGE);
        params.check();
        ArrayNode updates = trees(ctx).updates(sources.requests().updates(days, size, (page - 1) * size));
        Answers.send(ctx, format, "service_request_updates", updates);
    }

    private static boolean extended(Params params) {
        return params.choices(EXTENSIONS, List.of("true", "false")).contains("true");
    }

    private void send(Context ctx, Format format, List<ServiceRequest> found, boolean extended) {
        Answers.send(ctx, format, REQUESTS, trees(ctx).requests(found, extended));
    }

    private RequestTrees trees(Context ctx) {
        return new RequestTrees(
                Languages.messages(ctx),
                new RequestTrees.Frame(
                        site.of(ctx),
                        sources.units().titles(),
                        sources.districts().titles(),
                        sources.places().intervals(),
                        sources.places().today()));
    }
}
