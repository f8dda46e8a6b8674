package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.base.webhook.Targets;
import de.angstraumkarte.base.webhook.WebhookSender;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.hook.DeliveryStore.Open;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the systems that are told of news; admins only. The audit log names host and title, never path, query or secret. */
public final class HookService {
    /** As many as there can be: each may keep a thread busy. */
    public static final int MOST = 20;

    private static final Duration FORMER_SECRET = Duration.ofDays(1);
    /** For how long a secret is shown to whoever has just made it, e.g. after a double click. */
    private static final Duration SECRET_SHOWN = Duration.ofMinutes(10);

    private static final String KIND = "hook";

    /**
     * How it stands with a hook.
     *
     * @param last what became of the last attempt; null before the first
     */
    public record Standing(Hook hook, int waiting, int dead, @Nullable Delivery last) {}

    /**
     * A secret that was made.
     *
     * @param version the how manyth of the hook
     */
    public record Issued(long hookId, int version) {
        private String text() {
            return hookId + " " + version;
        }

        private static Issued of(String text) {
            String[] parts = text.split(" ");
            // Before versions were kept, it was the hook alone or nothing: such a secret is shown no more.
            return parts.length == 2
                    ? new Issued(Long.parseLong(parts[0]), Integer.parseInt(parts[1]))
                    : new Issued(parts[0].isEmpty() ? 0 : Long.parseLong(parts[0]), 0);
        }
    }

    private final Database database;
    private final HookStore hooks;
    private final DeliveryStore deliveries;
    private final HookQueue queue;
    private final HookEvents events;
    private final HookSecrets secrets;
    private final HookRules rules;
    private final AuditLog audit;
    private final Submissions submissions;
    private final Clock clock;

    /** Where hooks and what is on its way to them are. */
    public record Stores(HookStore hooks, DeliveryStore deliveries) {}

    /** @param signer with a key that is used for nothing else */
    public HookService(
            Database database,
            Stores stores,
            HookQueue queue,
            HookEvents events,
            Signer signer,
            Targets targets,
            AuditLog audit,
            Submissions submissions,
            Clock clock) {
        this.database = database;
        this.hooks = stores.hooks();
        this.deliveries = stores.deliveries();
        this.queue = queue;
        this.events = events;
        this.secrets = new HookSecrets(signer);
        this.rules = new HookRules(targets);
        this.audit = audit;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Who sends what is written here. */
    public HookWorker worker(WebhookSender sender) {
        return new HookWorker(queue, secrets, sender, clock);
    }

    public List<Standing> listHooks(Staff staff) {
        staff.require(Role.ADMIN);
        return database.read(tx -> {
            Map<Long, Open> open = deliveries.countOpen(tx);
            return hooks.listHooks(tx).stream()
                    .map(hook -> standing(tx, hook, open))
                    .toList();
        });
    }

    /** @throws NotFound if there is none */
    public Standing hook(Staff staff, long id) {
        staff.require(Role.ADMIN);
        return database.read(
                tx -> standing(tx, hooks.findHook(tx, id).orElseThrow(NotFound::new), deliveries.countOpen(tx)));
    }

    private Standing standing(Tx tx, Hook hook, Map<Long, Open> all) {
        Open open = all.getOrDefault(hook.id(), Open.NONE);
        return new Standing(
                hook,
                open.waiting(),
                open.dead(),
                deliveries.findLastTried(tx, hook.id()).orElse(null));
    }

    /** What was or is to be sent, newest first. */
    public List<Delivery> deliveries(Staff staff, long id, int limit) {
        staff.require(Role.ADMIN);
        return database.read(tx -> deliveries.newest(tx, id, limit));
    }

    /**
     * Adds a system.
     *
     * @param key of the form; the same form again adds nothing
     * @return its secret, for the page that shows it once
     * @throws Invalid naming {@code title} or {@code address}
     */
    public Issued create(Staff staff, HookDraft typed, @Nullable String key) {
        staff.require(Role.ADMIN);
        HookDraft draft = rules.checked(typed);
        return Issued.of(
                database.write(tx -> submissions.once(tx, staff, key, "hook.create " + HookRules.content(draft), () -> {
                    if (hooks.listHooks(tx).size() >= MOST) {
                        throw new Invalid("title", "hook-most", MOST);
                    }
                    long id = hooks.insert(tx, draft, secrets.newSalt(), OffsetDateTime.now(clock));
                    audit.record(tx, staff, "hook.create", KIND, id, null, HookRules.facts(draft));
                    return new Issued(id, hooks.saltVersion(tx, id)).text();
                })));
    }

    /** A secret, {@code whsec_…}, for the page that shows it once; empty if there is another by now or some minutes are over. */
    public Optional<String> findSecret(Staff staff, Issued issued) {
        staff.require(Role.ADMIN);
        OffsetDateTime since = OffsetDateTime.now(clock).minus(SECRET_SHOWN);
        return database.read(tx -> hooks.findSalt(tx, issued.hookId(), issued.version(), since)
                .map(salt -> secrets.secret(salt).text()));
    }

    /**
     * Gives a hook another secret; the one before is good for a day, and signs as well so long.
     *
     * @param key of the form; the same form again changes nothing
     * @return the new one, for the page that shows it once
     * @throws Invalid naming {@code secret} while the one before the present is still good: a receiver may not know any other yet
     */
    public Issued rotate(Staff staff, long id, @Nullable String key) {
        staff.require(Role.ADMIN);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return Issued.of(database.write(tx -> submissions.once(tx, staff, key, "hook.secret " + id, () -> {
            hooks.lockHook(tx, id).orElseThrow(NotFound::new);
            if (!hooks.setSalt(tx, id, secrets.newSalt(), now, now.plus(FORMER_SECRET))) {
                throw new Invalid("secret", "hook-former");
            }
            audit.record(tx, staff, "hook.secret", KIND, id, null, null);
            return new Issued(id, hooks.saltVersion(tx, id)).text();
        })));
    }

    /**
     * Changes what a hook is.
     *
     * @param version the one the change is based on
     * @throws Stale if somebody else changed it meanwhile
     */
    public void edit(Staff staff, long id, int version, HookDraft typed) {
        staff.require(Role.ADMIN);
        HookDraft draft = rules.checked(typed);
        database.change(tx -> {
            Hook before = hooks.lockHook(tx, id).orElseThrow(NotFound::new);
            if (!hooks.update(tx, id, version, draft)) {
                throw new Stale();
            }
            HookDraft old = before.draft();
            Map<String, Object> after = HookRules.facts(draft);
            if (!old.address().equals(draft.address())) {
                // The host may stay while path and query change, which the log does not tell.
                after.put("addressChanged", true);
            }
            audit.record(tx, staff, "hook.edit", KIND, id, HookRules.facts(old), after);
            queue.probeAfter(tx, id);
        });
    }

    /** Holds back what is to be sent until {@link #resume}. */
    public void pause(Staff staff, long id) {
        staff.require(Role.ADMIN);
        setState(staff, id, Hook.State.PAUSED, "hook.pause");
    }

    /** Goes on, also with a hook that was disabled. */
    public void resume(Staff staff, long id) {
        staff.require(Role.ADMIN);
        setState(staff, id, Hook.State.ACTIVE, "hook.resume");
    }

    private void setState(Staff staff, long id, Hook.State state, String action) {
        database.change(tx -> {
            Hook before = hooks.lockHook(tx, id).orElseThrow(NotFound::new);
            if (before.state() != state && !(state == Hook.State.PAUSED && before.state() == Hook.State.DISABLED)) {
                hooks.setState(tx, id, state, null);
                Map<String, String> was = Map.of("state", before.state().slug());
                audit.record(tx, staff, action, KIND, id, was, Map.of("state", state.slug()));
                queue.probeAfter(tx, id);
            }
        });
    }

    /** Sends an event that says nothing, once; returns false if the hook is not active. */
    public boolean ping(Staff staff, long id) {
        staff.require(Role.ADMIN);
        return database.write(tx -> {
            Hook hook = hooks.lockHook(tx, id).orElseThrow(NotFound::new);
            if (hook.state() != Hook.State.ACTIVE) {
                return false;
            }
            queue.enqueue(tx, HookEvents.PING, events.ping(hook.title(), OffsetDateTime.now(clock)), List.of(id));
            audit.record(tx, staff, "hook.ping", KIND, id, null, null);
            queue.probeAfter(tx, id);
            return true;
        });
    }

    /** Tries again all that was given up; returns how many events that are. */
    public int retry(Staff staff, long id) {
        staff.require(Role.ADMIN);
        return database.write(tx -> {
            hooks.lockHook(tx, id).orElseThrow(NotFound::new);
            int revived = deliveries.revive(tx, id, OffsetDateTime.now(clock));
            if (revived > 0) {
                audit.record(tx, staff, "hook.retry", KIND, id, null, Map.of("deliveries", revived));
                queue.probeAfter(tx, id);
            }
            return revived;
        });
    }

    /** Deletes a hook and what is on its way to it. */
    public void delete(Staff staff, long id) {
        staff.require(Role.ADMIN);
        database.change(tx -> {
            Optional<Hook> hook = hooks.lockHook(tx, id);
            Hook before = hook.orElseThrow(NotFound::new);
            hooks.delete(tx, id);
            HookDraft old = before.draft();
            audit.record(tx, staff, "hook.delete", KIND, id, HookRules.facts(old), null);
        });
    }
}
