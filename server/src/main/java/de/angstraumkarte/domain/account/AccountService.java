package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Keeps accounts. Every change is in the audit log, without anything secret. */
public final class AccountService {
    /** Who did what the command line did. */
    public static final Staff COMMAND_LINE = new Staff(0, "", "Kommandozeile", Role.ADMIN, null);

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,79}");
    private static final int LONGEST_NAME = 120;
    private static final String KIND = "account";

    private final Database database;
    private final AccountStore store;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    public AccountService(Database database, AccountStore store, Passwords passwords, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = store;
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
            audit.record(tx, staff, "account.create", KIND, id, null, facts(draft));
            return store.findAccount(tx, id).orElseThrow();
        });
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
        if (draft.name().isEmpty()) {
            errors.add(FieldError.of("name", "missing"));
        } else if (draft.name().length() > LONGEST_NAME) {
            errors.add(FieldError.of("name", "too-long", LONGEST_NAME));
        }
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

    private static Map<String, Object> facts(AccountDraft draft) {
        return Map.of(
                "login", draft.login(),
                "name", draft.name(),
                "role", draft.role().slug(),
                "unit", Objects.requireNonNullElse(draft.unit(), ""));
    }
}
