package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.AccountView;
import de.angstraumkarte.web.desk.AccountsView;
import de.angstraumkarte.web.desk.NewPasswordView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All accounts, for admins to keep. */
public final class AccountsPages {
    private static final String PATH = DeskRoutes.ROOT + "/konten";
    private static final String ONE = PATH + "/{id}";
    private static final int LONGEST = 1_000;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final AccountService accounts;
    private final Supplier<List<Unit>> units;

    /** @param units all offices, disabled ones too */
    public AccountsPages(
            DeskPages pages, DeskTemplates templates, AccountService accounts, Supplier<List<Unit>> units) {
        this.pages = pages;
        this.templates = templates;
        this.accounts = accounts;
        this.units = units;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.ADMIN, this::list);
        desk.get(PATH + "/neu", Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, null, 0, FormView.EMPTY, List.of());
        });
        desk.post(PATH + "/neu", Role.ADMIN, this::create);
        desk.get(ONE, Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            Account account = accounts.account(id(ctx));
            show(ctx, staff, account, account.version(), FormView.of(facts(account)), List.of());
        });
        desk.post(ONE, Role.ADMIN, this::edit);
        desk.post(ONE + "/passwort", Role.ADMIN, this::resetPassword);
        desk.post(ONE + "/sperren", Role.ADMIN, (ctx, staff) -> setDisabled(ctx, staff, true));
        desk.post(ONE + "/freigeben", Role.ADMIN, (ctx, staff) -> setDisabled(ctx, staff, false));
        desk.post(ONE + "/zweiter-faktor", Role.ADMIN, (ctx, staff) -> {
            Params.body(ctx).check();
            accounts.resetSecondFactor(staff, id(ctx));
            DeskPages.done(ctx, path(ctx), "desk.notice.second-factor-off");
        });
    }

    private static long id(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFound();
        }
    }

    private static String path(Context ctx) {
        return PATH + "/" + id(ctx);
    }

    private void list(Context ctx, Staff staff) {
        Params.form(ctx, Languages.NAME).check();
        List<AccountsView.Row> rows = accounts.listAccounts().stream()
                .map(account -> new AccountsView.Row(
                        account.id(),
                        account.login(),
                        account.name(),
                        account.role().slug(),
                        account.unitTitle(),
                        account.secondFactor(),
                        account.disabled()))
                .toList();
        pages.send(ctx, templates.accounts(pages.page(ctx, staff), new AccountsView(rows)));
    }

    private void create(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "login", "name", "role", "unit");
        AccountDraft draft = draft(params, params.required("login", LONGEST));
        try {
            params.check();
            String password = accounts.initialPassword();
            showPassword(ctx, staff, accounts.create(staff, draft, password, true), password);
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, null, 0, Forms.again(ctx, Languages.messages(ctx), e.errors()), List.of());
        }
    }

    private void edit(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "version", "name", "role", "unit");
        Account account = accounts.account(id(ctx));
        AccountDraft draft = draft(params, account.login());
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        Messages messages = Languages.messages(ctx);
        try {
            params.check();
            accounts.edit(staff, account.id(), version, draft);
            DeskPages.done(ctx, PATH, "desk.notice.saved");
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, account, version, Forms.again(ctx, messages, e.errors()), List.of());
        } catch (Stale e) {
            ctx.status(409);
            Account stored = accounts.account(account.id());
            show(
                    ctx,
                    staff,
                    stored,
                    stored.version(),
                    Forms.again(ctx, messages, List.of()),
                    differences(stored, draft, messages));
        }
    }

    private void setDisabled(Context ctx, Staff staff, boolean disabled) {
        Params params = Params.body(ctx, "version");
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        params.check();
        Account account = accounts.account(id(ctx));
        try {
            accounts.setDisabled(staff, account.id(), version, disabled);
            DeskPages.done(ctx, PATH, disabled ? "desk.notice.disabled" : "desk.notice.enabled");
        } catch (Invalid e) {
            ctx.status(400);
            FormView form = new FormView(
                    FormView.of(facts(account)).values(), Forms.faults(Languages.messages(ctx), e.errors()));
            show(ctx, staff, account, account.version(), form, List.of());
        }
    }

    private void resetPassword(Context ctx, Staff staff) {
        Params.body(ctx).check();
        Account account = accounts.account(id(ctx));
        String password = accounts.initialPassword();
        accounts.resetPassword(staff, account.id(), password);
        showPassword(ctx, staff, account, password);
    }

    private void showPassword(Context ctx, Staff staff, Account account, String password) {
        pages.send(
                ctx,
                templates.newPassword(
                        pages.page(ctx, staff),
                        new NewPasswordView(account.id(), account.login(), account.name(), password)));
    }

    private static AccountDraft draft(Params params, String login) {
        String name = params.required("name", LONGEST);
        String role = params.required("role", LONGEST);
        String unit = params.text("unit", LONGEST);
        boolean known = Role.SLUGS.contains(role);
        if (!known && !role.isEmpty()) {
            params.error("role", "missing");
        }
        return new AccountDraft(login, name, known ? Role.of(role) : Role.CASE_WORKER, unit);
    }

    private static Map<String, @Nullable String> facts(Account account) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("name", account.name());
        facts.put("role", account.role().slug());
        facts.put("unit", account.unit());
        return facts;
    }

    private List<Difference> differences(Account stored, AccountDraft typed, Messages messages) {
        List<Difference> all = new ArrayList<>();
        Function<@Nullable String, String> title = id -> units.get().stream()
                .filter(unit -> unit.id().equals(id))
                .map(Unit::title)
                .findFirst()
                .orElse("–");
        all.add(new Difference(messages.text("param.name"), stored.name(), typed.name()));
        all.add(new Difference(
                messages.text("param.role"),
                messages.text("role." + stored.role().slug()),
                messages.text("role." + typed.role().slug())));
        all.add(new Difference(messages.text("param.unit"), title.apply(stored.unit()), title.apply(typed.unit())));
        return all;
    }

    private void show(
            Context ctx,
            Staff staff,
            @Nullable Account account,
            int version,
            FormView form,
            List<Difference> differences) {
        Messages messages = Languages.messages(ctx);
        AccountView view = new AccountView(
                account == null ? 0 : account.id(),
                account == null ? "" : account.login(),
                version,
                account != null && account.secondFactor(),
                account != null && account.disabled(),
                form,
                Role.SLUGS.stream()
                        .map(slug -> new Choice(slug, messages.text("role." + slug)))
                        .toList(),
                units.get().stream()
                        .filter(unit -> !unit.disabled() || form.has("unit", unit.id()))
                        .map(unit -> new Choice(unit.id(), unit.title()))
                        .toList(),
                differences);
        pages.send(ctx, templates.account(pages.page(ctx, staff), view));
    }
}
