package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.Uploads;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.TooMany;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.domain.report.FormGuard;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.domain.report.Photos;
import de.angstraumkarte.domain.report.ProofOfWork;
import de.angstraumkarte.domain.report.Receipt;
import de.angstraumkarte.domain.report.ReportRules;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.Sender;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.ReportFormView;
import de.angstraumkarte.web.Templates;
import de.angstraumkarte.web.TextPageView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnsupportedMediaTypeResponse;
import io.javalin.http.UploadedFile;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code /melden}: the form for reporting a place. Whatever is wrong with it, it comes back as it was filled in. */
public final class ReportPages {
    public static final String PATH = "/melden";
    /** Bytes of a whole form: more than three photos may have, so that one that is too large can be named. */
    public static final long MOST_BYTES = 64_000_000;

    /** Forms with photos that are held in memory at once: each may take 30 MB. */
    private static final int PHOTOS_AT_ONCE = 4;

    private static final int LONGEST_NAME = 40;

    private static final String SEARCH = "search";
    private static final String[] FIELDS = {
        "q", "spot", "placeId", "causes", "times", "safety", "text", "email", "photos", "website", "key", "stamp",
        "proof", "action"
    };
    private static final List<String> ORDER =
            List.of(FormGuard.FIELD, "lon", "placeId", "causes", "times", "safety", "text", "photos", "email");

    /** What reports are checked and taken in with. */
    public record Intake(
            ReportService reports,
            ReportRules rules,
            FormGuard guard,
            ProofOfWork proofOfWork,
            ClientAddress addresses,
            Uploads uploads) {}

    private final Pages pages;
    private final Templates templates;
    private final ReportForms forms;
    private final Intake intake;
    private final Semaphore photosAtOnce = new Semaphore(PHOTOS_AT_ONCE);

    public ReportPages(Pages pages, Templates templates, ReportForms forms, Intake intake) {
        this.pages = pages;
        this.templates = templates;
        this.forms = forms;
        this.intake = intake;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::form);
        routes.post(PATH, this::post);
        routes.get(PATH + "/leichte-sprache", ctx -> {
            Params.form(ctx, Languages.NAME).check();
            PageView page = pages.page(ctx);
            pages.send(ctx, page, templates.text(page, TextPageView.easyReporting()));
        });
    }

    private void form(Context ctx) {
        Params params = Params.form(ctx, Languages.NAME, "ort", "lat", "lon");
        String id = params.text("ort", SentReport.LONGEST_FIELD);
        boolean position = params.has("lat") || params.has("lon");
        @Nullable LonLat lonLat = position ? params.lonLat("lon", "lat") : null;
        params.check();
        Spot spot = lonLat == null ? null : Spot.of(lonLat);
        FormView form = FormView.EMPTY;
        if (spot == null && id != null) {
            // A place that is gone leaves an empty form, and what the link was for can still be done.
            spot = forms.place(id).orElse(null);
            form = spot == null || spot.placeId() == null ? form : form.with("placeId", List.of(spot.placeId()));
        }
        PageView page = pages.page(ctx);
        pages.sendPrivate(
                ctx, page, templates.report(page, forms.view(page, form, spot, null, guard(null, null), false)));
        // Without scripts, "back" is the only way to what was typed: the browser may keep the page, nobody else.
        ctx.header("Cache-Control", "private, no-cache");
    }

    private void post(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new UnsupportedMediaTypeResponse();
        }
        intake.uploads().read(ctx);
        try {
            answer(ctx);
        } finally {
            Uploads.forget(ctx);
        }
    }

    private void answer(Context ctx) {
        Params params = Params.body(ctx, FIELDS);
        String action = params.text("action", SentReport.LONGEST_FIELD);
        SentReport sent = SentReport.read(params, forms);
        if (SEARCH.equals(action)) {
            String q = params.text("q", 100);
            again(ctx, sent, HttpStatus.OK, params.errors(), q == null ? "" : q);
        } else {
            send(ctx, params, sent);
        }
    }

    private void send(Context ctx, Params params, SentReport sent) {
        List<UploadedFile> files = Uploads.files(ctx, "photos");
        NewReport report = sent.report(pages.page(ctx).language());
        List<FieldError> errors = new ArrayList<>(params.errors());
        intake.guard().check(sent.website(), sent.stamp()).ifPresent(errors::add);
        intake.rules().check(report).stream().map(ReportPages::asAsked).forEach(errors::add);
        if (sent.isUndecided()) {
            errors.add(FieldError.of("placeId", "known-nearby"));
        }
        if (files.size() > Photos.MOST) {
            errors.add(FieldError.of("photos", "too-many-photos", Photos.MOST));
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).size() > Photos.LARGEST_BYTES) {
                errors.add(FieldError.of("photos", "photo-too-large", i + 1, Photos.LARGEST_BYTES / 1_000_000));
            }
        }
        if (!errors.isEmpty()) {
            again(ctx, sent, HttpStatus.BAD_REQUEST, named(errors, files), null);
            return;
        }
        try {
            Receipt receipt = receive(ctx, report, files, sent);
            String mail = report.email() == null ? FollowPages.SENT : FollowPages.SENT_WITH_EMAIL;
            ctx.header("Cache-Control", "no-store")
                    .redirect(
                            FollowPages.PATH + "/" + receipt.code().text() + "?" + FollowPages.NEW + "=" + mail,
                            HttpStatus.SEE_OTHER);
        } catch (Invalid e) {
            again(ctx, sent, HttpStatus.BAD_REQUEST, named(e.errors(), files), null);
        } catch (TooMany e) {
            ctx.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
            int minutes = Math.max(1, (e.retryAfterSeconds() + 59) / 60);
            again(ctx, sent, HttpStatus.TOO_MANY_REQUESTS, form("too-many-reports", minutes), null);
        } catch (UnavailableException e) {
            ctx.header("Retry-After", "5");
            again(ctx, sent, HttpStatus.SERVICE_UNAVAILABLE, form("busy"), null);
        }
    }

    private Receipt receive(Context ctx, NewReport report, List<UploadedFile> files, SentReport sent) {
        if (!files.isEmpty() && !photosAtOnce.tryAcquire()) {
            throw new UnavailableException();
        }
        try {
            List<byte[]> photos = files.stream().map(Uploads::bytes).toList();
            boolean proven = !intake.proofOfWork().on()
                    || (sent.proof() != null && intake.proofOfWork().verify(sent.proof()));
            return intake.reports()
                    .receive(
                            report,
                            photos,
                            sent.key(),
                            new Sender(intake.addresses().of(ctx), proven));
        } finally {
            if (!files.isEmpty()) {
                photosAtOnce.release();
            }
        }
    }

    /** People know their photos by name, not by number: "1 (falsch.jpg)". */
    private static List<FieldError> named(List<FieldError> errors, List<UploadedFile> files) {
        return errors.stream()
                .map(error -> {
                    List<Object> args = new ArrayList<>(error.args());
                    boolean numbered =
                            error.field().equals("photos") && !error.code().equals("too-many-photos");
                    if (!numbered || args.isEmpty() || !(args.get(0) instanceof Integer number)) {
                        return error;
                    }
                    String name = files.get(number - 1).filename();
                    String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
                    args.set(0, number + " (" + shown + ")");
                    return FieldError.of(error.field(), error.code(), args.toArray());
                })
                .toList();
    }

    private static List<FieldError> form(String code, Object... args) {
        return List.of(FieldError.of(FormGuard.FIELD, code, args));
    }

    /** People see one question "where?" and a row of buttons, not numbers. */
    private static FieldError asAsked(FieldError error) {
        return switch (error.field()) {
            case "lon", "lat" ->
                error.code().equals("missing")
                        ? FieldError.of("lon", "choose-position")
                        : FieldError.of("lon", error.code(), error.args().toArray());
            case "safety" -> FieldError.of("safety", "choose");
            default -> error;
        };
    }

    /** Shows the form as it was sent. */
    private void again(Context ctx, SentReport sent, HttpStatus status, List<FieldError> errors, @Nullable String q) {
        PageView page = pages.page(ctx);
        boolean expired = errors.stream().anyMatch(error -> error.code().equals("form-expired"));
        List<FieldError> inOrder = errors.stream()
                .sorted(Comparator.comparingInt(error -> Math.floorMod(ORDER.indexOf(error.field()), ORDER.size() + 1)))
                .toList();
        FormView form = Forms.again(ctx, page.messages(), inOrder);
        if (sent.spot() != null && sent.spot().placeId() != null) {
            form = form.with("placeId", List.of(sent.spot().placeId()));
        }
        ReportFormView.Guard guard = guard(sent.key(), expired ? null : sent.stamp());
        ctx.status(status);
        pages.sendPrivate(ctx, page, templates.report(page, forms.view(page, form, sent.spot(), q, guard, true)));
    }

    private ReportFormView.Guard guard(@Nullable String key, @Nullable String stamp) {
        return new ReportFormView.Guard(
                key == null ? UUID.randomUUID().toString() : key,
                stamp == null ? intake.guard().stamp() : stamp,
                intake.proofOfWork().on());
    }
}
