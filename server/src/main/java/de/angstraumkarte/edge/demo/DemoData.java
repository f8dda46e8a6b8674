package de.angstraumkarte.edge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.geo.GeometryText;
import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureService;
import de.angstraumkarte.domain.measure.NewMeasure;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.Channel;
import de.angstraumkarte.domain.report.DecisionService;
import de.angstraumkarte.domain.report.DecisionService.Chosen;
import de.angstraumkarte.domain.report.InboxQuery;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportState;
import de.angstraumkarte.domain.report.Sender;
import de.angstraumkarte.domain.report.StaffReport;
import de.angstraumkarte.domain.work.NewPlace;
import de.angstraumkarte.domain.work.NewsDraft;
import de.angstraumkarte.domain.work.NewsService;
import de.angstraumkarte.domain.work.PlaceEdit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Plays {@code data/beispiele.json} through the services, as if residents and staff had done it over the last weeks. Every
 * text says that it is an example. Made once, for one store.
 */
public final class DemoData {
    /** So long ago the map went public. */
    private static final int BEGINNING = 30;

    private static final String FILE = "/data/beispiele.json";
    private static final int PASSWORD_BYTES = 12;

    /** What the steps are done with. */
    public record Services(
            AccountService accounts,
            PlaceService places,
            ReportService reports,
            InboxService inbox,
            DecisionService decisions,
            NewsService news,
            MeasureService measures,
            MeasureReader measureReader,
            RatingService ratings) {}

    private final Services services;
    private final ObjectMapper json;
    private final DemoClock clock;
    private final String mark;
    private final Map<String, Long> reports = new HashMap<>();
    private final Map<String, Long> measures = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param mark what every text begins with */
    public DemoData(Services services, ObjectMapper json, DemoClock clock, String mark) {
        this.services = services;
        this.json = json;
        this.clock = clock;
        this.mark = mark;
    }

    /**
     * Fills a new store.
     *
     * @param baseData loads the bundled data
     * @return the accounts that were made
     */
    public List<DemoAccount> fill(Runnable baseData) {
        clock.setBack(BEGINNING);
        baseData.run();
        List<DemoAccount> made = new ArrayList<>();
        add(made, "admin", Role.ADMIN, null);
        Staff staff = add(made, "ordnungsamt", Role.COORDINATOR, "ordnungsamt");
        add(made, "tiefbauamt", Role.CASE_WORKER, "tiefbauamt");
        steps().stream()
                .sorted(Comparator.comparingInt(step -> -step.get("daysAgo").asInt()))
                .forEach(step -> play(staff, step));
        clock.setBack(0);
        return made;
    }

    private Staff add(List<DemoAccount> made, String login, Role role, @Nullable String unit) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        AccountDraft draft = new AccountDraft(login, mark + login, role, unit);
        Account account = services.accounts().create(AccountService.COMMAND_LINE, draft, password, false);
        made.add(new DemoAccount(login, role, password));
        return account.staff();
    }

    private List<JsonNode> steps() {
        try (InputStream in = DemoData.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + FILE);
            }
            return StreamSupport.stream(json.readTree(in).spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    private void play(Staff staff, JsonNode step) {
        clock.setBack(step.get("daysAgo").asInt());
        switch (step.get("do").asText()) {
            case "report" -> report(staff, step);
            case "attach" ->
                services.decisions()
                        .attach(staff, chosen(staff, step), step.get("place").asText(), marked(step, "answer"));
            case "newPlace" ->
                services.decisions().newPlace(staff, chosen(staff, step), place(step), marked(step, "answer"));
            case "reject" ->
                services.decisions()
                        .reject(staff, chosen(staff, step), step.get("reason").asText(), marked(step, "answer"));
            case "news" -> news(staff, step);
            case "measure" -> measure(staff, step);
            case "move" -> move(staff, step);
            case "rate" -> rate(step);
            default -> throw new IllegalStateException("no such step: " + step.get("do"));
        }
    }

    private void report(Staff staff, JsonNode step) {
        String key = step.get("key").asText();
        NewReport report = new NewReport(
                step.get("lon").asDouble(),
                step.get("lat").asDouble(),
                list(step, "causes"),
                list(step, "times"),
                step.get("safety").asInt(),
                marked(step, "text"),
                null,
                null,
                "de",
                Channel.FORM);
        List<byte[]> photos = step.path("photo").asBoolean() ? List.of(DemoPhoto.jpeg(mark.strip())) : List.of();
        // Each from somewhere else, so that the limits of one sender do not stop the play.
        services.reports().receive(report, photos, key, new Sender(key, true));
        List<StaffReport> all = undecided(staff);
        reports.put(key, all.stream().mapToLong(StaffReport::id).max().orElseThrow());
    }

    private List<StaffReport> undecided(Staff staff) {
        List<StaffReport> all = new ArrayList<>();
        services.inbox().each(staff, InboxQuery.of(ReportState.NEW), all::add);
        return all;
    }

    private Chosen chosen(Staff staff, JsonNode step) {
        long id = reports.get(step.get("report").asText());
        return Chosen.one(id, services.inbox().report(staff, id).report().version());
    }

    private NewPlace place(JsonNode step) {
        try {
            GeometryText line =
                    new GeometryText(GeometryText.Shape.LINE, step.get("line").asText());
            return new NewPlace(
                    Layer.FEAR_SPACE,
                    null,
                    new PlaceEdit(
                            step.get("title").asText(),
                            marked(step, "text"),
                            null,
                            list(step, "causes"),
                            list(step, "times"),
                            null,
                            null,
                            null,
                            null,
                            line.geometry(),
                            false,
                            null,
                            null,
                            true),
                    null);
        } catch (GeometryText.Unreadable e) {
            throw new IllegalStateException(FILE + " draws something unreadable", e);
        }
    }

    private void news(Staff staff, JsonNode step) {
        String place = step.get("place").asText();
        int version = services.places().place(place).version();
        boolean internal = step.path("internal").asBoolean();
        services.news()
                .write(
                        staff,
                        place,
                        version,
                        new NewsDraft(
                                !internal,
                                step.path("status").asText(null),
                                null,
                                null,
                                marked(step, "text"),
                                null,
                                step.path("effect").asText(null),
                                null),
                        null);
    }

    private void measure(Staff staff, JsonNode step) {
        LocalDate due = services.places().today().plusDays(step.get("dueInDays").asInt());
        NewMeasure plan = new NewMeasure(
                step.get("type").asText(),
                step.get("unit").asText(),
                mark + step.get("description").asText(),
                due.toString(),
                "approved",
                mark + step.get("text").asText());
        long id = services.measures().plan(staff, step.get("place").asText(), plan, null);
        measures.put(step.get("key").asText(), id);
        String status = step.get("status").asText();
        if (!status.equals(plan.status())) {
            moveTo(staff, id, status, mark + step.get("text").asText(), "");
        }
    }

    /** Each answer from somewhere else, so that the limits of one sender do not stop the play. */
    private void rate(JsonNode step) {
        String place = step.get("place").asText();
        Light light = Light.of(step.get("light").asText());
        step.get("safety")
                .forEach(safety -> services.ratings().rate(place, light, safety.asInt(), "demo-" + random.nextLong()));
    }

    private void move(Staff staff, JsonNode step) {
        long id = measures.get(step.get("measure").asText());
        String done = step.has("doneDaysAgo")
                ? LocalDate.now(clock.withZone(PlaceService.ZONE))
                        .plusDays(step.get("daysAgo").asInt()
                                - step.get("doneDaysAgo").asInt())
                        .toString()
                : "";
        moveTo(staff, id, step.get("status").asText(), mark + step.get("text").asText(), done);
    }

    private void moveTo(Staff staff, long id, String status, String text, String doneOn) {
        int version = services.measureReader().measure(staff, id).measure().version();
        services.measures().move(staff, id, version, status, text, doneOn);
    }

    private @Nullable String marked(JsonNode step, String member) {
        return step.has(member) ? mark + step.get(member).asText() : null;
    }

    private static List<String> list(JsonNode step, String member) {
        return StreamSupport.stream(step.get(member).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
