package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.problem.FieldError;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps accounts. Every change is in the audit log, without anything secret. */
public final class AccountService {
    /** Who did what the command line did. */
    public static final Staff COMMAND_LINE = new Staff(0, "", "Kommandozeile", Role.ADMIN, null);

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,79}");
    private static final int LONGEST_NAME = 120;
    private static final String KIND = "account";

    private final Database database;
    private final AccountStore store;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    public AccountService(
            Database database,
            AccountStore store,
            SessionStore sessions,
            Passwords passwords,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Account> listAccounts() {
        return database.read(store::listAccounts);
    }

    /** @throws NotFound if there is none */
    public Account account(long id) {
        return database.read(tx -> store.findAccount(tx, id)).orElseThrow(NotFound::new);
    }

    /**
     * Makes an account.
     *
     * @param mustChange whether the password is only good for choosing another one
     * @throws Invalid naming {@code login}, {@code name}, {@code unit} or {@code password}
     */
    public Account create(Staff staff, AccountDraft typed, String password, boolean mustChange) {
        staff.require(Role.ADMIN);
        AccountDraft draft = normalised(typed);
        List<FieldError> errors = new ArrayList<>(formFaults(draft));
        PasswordRules.fault("password", password, draft.login()).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        String hash = passwords.hash(password);
        return database.write(tx -> {
            if (store.findByLogin(tx, draft.login()).isPresent()) {
                throw new Invalid("login", "login-taken");
            }
            checkUnit(tx, draft);
            long id = store.insert(tx, draft, hash, mustChange, OffsetDateTime.now(clock));
            audit.record(tx, staff, "account.create", KIND, id, null, facts(draft, false));
            return store.findAccount(tx, id).orElseThrow();
        });
    }

    /** A password for somebody else: good for one sign-in, then another must be chosen. */
    public String initialPassword() {
        return passwords.generated();
    }

    /**
     * Changes name, role and office; the login stays. Another role or office ends the person's sessions.
     *
     * @param version the one the change is based on
     * @throws Stale if somebody else changed the account meanwhile
     * @throws Invalid naming {@code name}, {@code role} or {@code unit}
     */
    public void edit(Staff staff, long id, int version, AccountDraft typed) {
        staff.require(Role.ADMIN);
        change(staff, "account.edit", id, version, before -> {
            AccountDraft draft = normalised(new AccountDraft(before.login(), typed.name(), typed.role(), typed.unit()));
            List<FieldError> errors = formFaults(draft);
            if (!errors.isEmpty()) {
                throw new Invalid(errors);
            }
            return new Change(draft, before.disabledAt());
        });
    }

    /**
     * Lets an account sign in no more, or again. Ends all its sessions.
     *
     * @throws Stale if somebody else changed the account meanwhile
     * @throws Invalid naming {@code role} if nobody would be left to keep accounts
     */
    public void setDisabled(Staff staff, long id, int version, boolean disabled) {
        staff.require(Role.ADMIN);
        change(
                staff,
                disabled ? "account.disable" : "account.enable",
                id,
                version,
                before -> new Change(
                        new AccountDraft(before.login(), before.name(), before.role(), before.unit()),
                        disabled ? OffsetDateTime.now(clock) : null));
    }

    private record Change(AccountDraft draft, @Nullable OffsetDateTime disabledAt) {}

    private void change(Staff staff, String action, long id, int version, Function<Account, Change> work) {
        database.change(tx -> {
            List<Long> admins = store.lockActiveAdmins(tx);
            Account before = store.findAccount(tx, id).orElseThrow(NotFound::new);
            Change change = work.apply(before);
            AccountDraft draft = change.draft();
            boolean staysAdmin = draft.role() == Role.ADMIN && change.disabledAt() == null;
            if (!staysAdmin && admins.equals(List.of(id))) {
                throw new Invalid("role", "last-admin");
            }
            if (!Objects.equals(draft.unit(), before.unit())) {
                checkUnit(tx, draft);
            }
            if (!store.update(tx, id, version, draft, change.disabledAt())) {
                throw new Stale();
            }
            boolean onlyName = draft.role() == before.role()
                    && Objects.equals(draft.unit(), before.unit())
                    && Objects.equals(change.disabledAt(), before.disabledAt());
            if (!onlyName) {
                sessions.deleteAll(tx, id);
            }
            AccountDraft old = new AccountDraft(before.login(), before.name(), before.role(), before.unit());
            audit.record(
                    tx,
                    staff,
                    action,
                    KIND,
                    id,
                    facts(old, before.disabled()),
                    facts(draft, change.disabledAt() != null));
        });
    }

    /** Sets a password in place of a lost one, lets the account try again at once, and ends its sessions. */
    public void resetPassword(Staff staff, long id, String password) {
        staff.require(Role.ADMIN);
        Account account = account(id);
        PasswordRules.fault("password", password, account.login()).ifPresent(error -> {
            throw new Invalid(List.of(error));
        });
        String hash = passwords.hash(password);
        database.change(tx -> {
            store.setPassword(tx, id, hash, true);
            store.setAttempts(tx, account.login(), 0, null);
            sessions.deleteAll(tx, id);
            audit.record(tx, staff, "account.password", KIND, id, null, Map.of("mustChangePassword", true));
        });
    }

    /** Removes the second factor of somebody who lost the phone, and ends the account's sessions. */
    public void resetSecondFactor(Staff staff, long id) {
        staff.require(Role.ADMIN);
        Account account = account(id);
        database.change(tx -> {
            store.setSecondFactor(tx, id, null, false, null);
            sessions.deleteAll(tx, id);
            audit.record(
                    tx,
                    staff,
                    "account.second-factor",
                    KIND,
                    id,
                    Map.of("secondFactor", account.secondFactor()),
                    Map.of("secondFactor", false));
        });
    }

    /**
     * Changes the own name.
     *
     * @throws Invalid naming {@code name}
     */
    public void rename(Staff staff, String typed) {
        String name = typed.strip();
        List<FieldError> errors = nameFaults(name);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        database.change(tx -> {
            store.setName(tx, staff.accountId(), name);
            audit.record(
                    tx,
                    staff,
                    "account.edit",
                    KIND,
                    staff.accountId(),
                    Map.of("name", staff.name()),
                    Map.of("name", name));
        });
    }

    /** @throws NotFound if there is none */
    public Account byLogin(String login) {
        return database.read(tx -> store.findByLogin(tx, login.strip().toLowerCase(Locale.ROOT)))
                .orElseThrow(NotFound::new);
    }

    private static List<FieldError> nameFaults(String name) {
        if (name.isEmpty()) {
            return List.of(FieldError.of("name", "missing"));
        }
        return name.length() > LONGEST_NAME ? List.of(FieldError.of("name", "too-long", LONGEST_NAME)) : List.of();
    }

    private static AccountDraft normalised(AccountDraft typed) {
        return new AccountDraft(
                typed.login().strip().toLowerCase(Locale.ROOT), typed.name().strip(), typed.role(), typed.unit());
    }

    private static List<FieldError> formFaults(AccountDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (!LOGIN.matcher(draft.login()).matches()) {
            errors.add(FieldError.of("login", draft.login().isEmpty() ? "missing" : "login-form"));
        }
        errors.addAll(nameFaults(draft.name()));
        if (draft.unit() == null && draft.role() == Role.CASE_WORKER) {
            errors.add(FieldError.of("unit", "unit-needed"));
        }
        return errors;
    }

    private void checkUnit(Tx tx, AccountDraft draft) {
        if (draft.unit() != null && !store.unitIsActive(tx, draft.unit())) {
            throw new Invalid("unit", "unit-unknown");
        }
    }

    private static Map<String, Object> facts(AccountDraft draft, boolean disabled) {
        return Map.of(
                "login",
                draft.login(),
                "name",
                draft.name(),
                "role",
                draft.role().slug(),
                "unit",
                Objects.requireNonNullElse(draft.unit(), ""),
                "disabled",
                disabled);
    }
}
