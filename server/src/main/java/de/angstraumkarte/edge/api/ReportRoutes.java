package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.IdempotencyKey;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.LargeBodies;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.report.ProofOfWork;
import de.angstraumkarte.domain.report.Receipt;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportView;
import de.angstraumkarte.domain.report.Sender;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/reports}: sending a report, seeing what became of it, and the puzzle that forms solve. */
public final class ReportRoutes {
    public static final String PATH = "/api/reports";
    /** Bytes that this resource takes; it counts itself. */
    public static final long MOST_BYTES = ReportJson.MOST_BYTES_WITH_PHOTOS;

    private static final Pattern JSON = Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");
    /** Requests with photos that are read at once: each may take 30 MB. */
    private static final int LARGE_AT_ONCE = 2;

    private final ReportService reports;
    private final ProofOfWork proofOfWork;
    private final ClientAddress addresses;
    private final ObjectMapper json;
    private final LargeBodies large = new LargeBodies(LARGE_AT_ONCE);

    public ReportRoutes(ReportService reports, ProofOfWork proofOfWork, ClientAddress addresses, ObjectMapper json) {
        this.reports = reports;
        this.proofOfWork = proofOfWork;
        this.addresses = addresses;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.post(PATH, this::send);
        routes.get(PATH + "/challenge", this::challenge);
        routes.get(PATH + "/{followCode}", this::show);
    }

    private void send(Context ctx) throws JsonProcessingException {
        Params.of(ctx, Languages.NAME).check();
        requireJson(ctx);
        long length = ctx.req().getContentLengthLong();
        Receipt receipt =
                length >= 0 && length <= ReportJson.MOST_BYTES ? receive(ctx) : large.hold(() -> receive(ctx));
        String code = receipt.code().text();
        ctx.status(201)
                .header("Location", PATH + "/" + code)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json.writeValueAsBytes(
                        json.createObjectNode().put("followCode", code).put("href", "/meldung/" + code)));
    }

    static void requireJson(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new UnsupportedMediaTypeResponse();
        }
    }

    private Receipt receive(Context ctx) {
        String key = IdempotencyKey.of(ctx);
        String language = Languages.messages(ctx).language();
        ReportJson.Content content = ReportJson.read(ctx.bodyInputStream(), language);
        return reports.receive(content.report(), content.photos(), key, new Sender(addresses.of(ctx), false));
    }

    private void challenge(Context ctx) throws JsonProcessingException {
        Params.of(ctx).check();
        if (!proofOfWork.on()) {
            throw new NotFound();
        }
        ctx.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json.writeValueAsBytes(proofOfWork.challenge()));
    }

    private void show(Context ctx) throws JsonProcessingException {
        Params.of(ctx, Languages.NAME).check();
        ReportView report = reports.byCode(ctx.pathParam("followCode"));
        Messages messages = Languages.messages(ctx);
        @Nullable LocalDate decisionBy = report.decisionBy();
        String state = report.state().slug();
        @Nullable String reason = report.reason();
        @Nullable String place = report.placeId();
        ObjectNode node = json.createObjectNode()
                .put("state", state)
                .put("stateTitle", messages.text("report.state." + state))
                .put("received", report.received().toString())
                .put("decisionBy", decisionBy == null ? null : decisionBy.toString())
                .put("placeId", place)
                .put("placeHref", place == null ? null : "/orte/" + place)
                .put("reason", reason)
                .put("reasonTitle", reason == null ? null : messages.text("reason." + reason))
                .put("answer", report.answer());
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(json.writeValueAsBytes(node));
    }
}
