package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.IdempotencyKey;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.secret.ApiKeys;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.report.Receipt;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportView;
import de.angstraumkarte.domain.report.Sender;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /open311/v2/requests} and {@code /open311/v2/tokens}: a report takes the same way as from the form. Its token is
 * the follow code, which only its sender gets; its number is that of the place it belongs to, once staff have decided that.
 */
public final class Open311Intake {
    /**
     * In place of a key that was not sent; with a space, which no sent key has. What was said then tells alone whether it was
     * said before: clients of this standard send a report again and again until it has a number.
     */
    private static final String SAME_WORDS = "same words";

    private final ReportService reports;
    private final SearchService search;
    private final ClientAddress addresses;
    private final ApiKeys keys;
    private final SiteAddress site;

    /** @param keys with which portals send more than others */
    public Open311Intake(
            ReportService reports, SearchService search, ClientAddress addresses, ApiKeys keys, SiteAddress site) {
        this.reports = reports;
        this.search = search;
        this.addresses = addresses;
        this.keys = keys;
        this.site = site;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        for (Format format : Format.values()) {
            routes.post(Open311Routes.ROOT + "/requests" + format.ending(), ctx -> receive(ctx, format));
            routes.get(Open311Routes.ROOT + "/tokens/{token}" + format.ending(), ctx -> token(ctx, format));
        }
    }

    private void receive(Context ctx, Format format) {
        Params query = Arguments.query(ctx);
        @Nullable String keyOfQuery = query.text(Arguments.API_KEY, ReportForm.LONGEST_KEY);
        query.check();
        Messages messages = Languages.messages(ctx);
        String key = IdempotencyKey.sent(ctx).orElse(SAME_WORDS);
        ReportForm.Content content = new ReportForm(messages, search).read(ctx);
        Sender sender = sender(ctx, content.key() == null ? keyOfQuery : content.key());
        String code = store(content, key, sender).code().text();
        String notice = messages.text(
                "open311.notice", Dates.day(reports.nextBy(), messages), site.of(ctx) + "/meldung/" + code);
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        answer.addObject()
                .put("token", code)
                .put("service_notice", content.picture() ? notice + " " + messages.text("open311.picture") : notice);
        ctx.status(201).header("Location", Open311Routes.ROOT + "/tokens/" + code + format.ending());
        Answers.sendSecret(ctx, format, Open311Routes.REQUESTS, answer);
    }

    private Receipt store(ReportForm.Content content, String key, Sender sender) {
        try {
            return reports.receive(content.report(), List.of(), key, sender);
        } catch (Invalid e) {
            throw ReportForm.renamed(e);
        }
    }

    /**
     * Who sends, as far as limits need it.
     *
     * @param key as it was sent, in the form or, as with everything that reads, in the address; read only where operators gave
     *     any to anybody
     * @throws Forbidden if it is none of those
     */
    private Sender sender(Context ctx, @Nullable String key) {
        if (key == null || !keys.any()) {
            return new Sender(addresses.of(ctx), false);
        }
        if (!keys.knows(key)) {
            throw new Forbidden(FieldError.of(Arguments.API_KEY, "api-key"));
        }
        return Sender.portal(key);
    }

    /** Without a number as long as there is none: staff have not decided, or decided that it belongs to no place. */
    private void token(Context ctx, Format format) {
        Arguments.query(ctx).check();
        String token = ctx.pathParam("token");
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        ObjectNode request = answer.addObject();
        String place = view(token).placeId();
        if (place != null) {
            request.put("service_request_id", place);
        }
        request.put("token", token);
        Answers.sendSecret(ctx, format, Open311Routes.REQUESTS, answer);
    }

    private ReportView view(String token) {
        try {
            return reports.byCode(token);
        } catch (NotFound e) {
            throw new NotFound(FieldError.of("token", "no-such-report"));
        }
    }
}
