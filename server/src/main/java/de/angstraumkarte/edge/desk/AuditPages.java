package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.CsvAnswer;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.AuditEntry;
import de.angstraumkarte.domain.account.AuditFilter;
import de.angstraumkarte.domain.account.AuditService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.TableView;
import de.angstraumkarte.web.desk.AuditView;
import de.angstraumkarte.web.desk.DeskPage;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit log, for admins: filtered, paged, and as CSV. */
public final class AuditPages {
    private static final String PATH = DeskRoutes.ROOT + "/protokoll";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final String[] FILTER = {"konto", "aktion", "art", "id", "von", "bis"};
    private static final List<String> KINDS =
            List.of("place", "report", "measure", "photo", "account", "unit", "mail", "hook");

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final AuditService audit;
    private final AccountService accounts;
    private final AuditWords words;

    public AuditPages(
            DeskPages pages, DeskTemplates templates, AuditService audit, AccountService accounts, AuditWords words) {
        this.pages = pages;
        this.templates = templates;
        this.audit = audit;
        this.accounts = accounts;
        this.words = words;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.ADMIN, this::page);
        desk.get(PATH + ".csv", Role.ADMIN, this::csv);
    }

    private static Params params(Context ctx, String... more) {
        return Params.form(
                ctx, Stream.concat(Arrays.stream(FILTER), Arrays.stream(more)).toArray(String[]::new));
    }

    private static AuditFilter filter(Params params) {
        int account = params.number("konto", -1, 0, Integer.MAX_VALUE);
        LocalDate from = day(params, "von");
        LocalDate to = day(params, "bis");
        return new AuditFilter(
                account < 0 ? null : (Long) (long) account,
                params.text("aktion", 60),
                params.text("art", 20),
                params.text("id", 120),
                from == null ? null : from.atStartOfDay(ZONE).toOffsetDateTime(),
                to == null ? null : to.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime());
    }

    private static @Nullable LocalDate day(Params params, String name) {
        String text = params.text(name, 20);
        try {
            // Four digits: a year that is larger than any calendar's cannot be counted on from.
            if (text == null || text.length() == 10) {
                return text == null ? null : LocalDate.parse(text);
            }
            params.error(name, "date");
            return null;
        } catch (DateTimeParseException e) {
            params.error(name, "date");
            return null;
        }
    }

    private void page(Context ctx, Staff staff) {
        Params params = params(ctx, "page", Languages.NAME);
        AuditFilter filter = filter(params);
        int wanted = params.number("page", 1, 1, LAST_PAGE);
        params.check();
        int total = audit.count(staff, filter);
        int count = Math.max(1, (total + ROWS - 1) / ROWS);
        int number = Math.min(wanted, count);
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String name : FILTER) {
            String value = params.text(name, 200);
            chosen.put(name, value == null ? List.of() : List.of(value));
        }
        AuditView view = new AuditView(
                new TableView(PATH, chosen, "", false, number, count),
                new FormView(chosen, List.of()),
                accounts.listAccounts().stream()
                        .map(account -> new Choice(Long.toString(account.id()), account.name()))
                        .toList(),
                messages.section("audit.action.").entrySet().stream()
                        .map(entry -> new Choice(entry.getKey().substring("audit.action.".length()), entry.getValue()))
                        .toList(),
                KINDS.stream()
                        .map(kind -> new Choice(kind, messages.text("audit.kind." + kind)))
                        .toList(),
                words.rows(audit.page(staff, filter, ROWS, (number - 1) * ROWS), messages),
                total);
        pages.send(ctx, templates.audit(page, view));
    }

    private void csv(Context ctx, Staff staff) throws IOException {
        Params params = params(ctx);
        AuditFilter filter = filter(params);
        params.check();
        List<String> header =
                List.of("id", "zeit", "konto", "name", "aktion", "art", "gegenstand", "vorher", "nachher");
        try (CsvAnswer csv = new CsvAnswer(ctx, "protokoll.csv", header)) {
            audit.forEach(staff, filter, entry -> write(csv, entry));
        }
    }

    private static void write(CsvAnswer csv, AuditEntry entry) {
        try {
            OffsetDateTime at = entry.at().atZoneSameInstant(ZONE).toOffsetDateTime();
            csv.row(Arrays.asList(
                    entry.id(),
                    at.toString(),
                    entry.accountId(),
                    entry.accountName(),
                    entry.action(),
                    entry.kind(),
                    entry.subjectId(),
                    entry.before(),
                    entry.after()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
