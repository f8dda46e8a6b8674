package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.schedule.Chore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.base.webhook.Targets;
import de.angstraumkarte.base.webhook.WebhookSender;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.hook.DeliveryStore;
import de.angstraumkarte.domain.hook.HookEvents;
import de.angstraumkarte.domain.hook.HookNews;
import de.angstraumkarte.domain.hook.HookQueue;
import de.angstraumkarte.domain.hook.HookService;
import de.angstraumkarte.domain.hook.HookStore;
import de.angstraumkarte.domain.hook.HookWorker;
import de.angstraumkarte.edge.feature.UpdateJson;
import de.angstraumkarte.web.Messages;
import java.time.Clock;
import java.time.Duration;

/** What tells systems of other offices of public news, wired. */
final class Webhooks {
    /** Connecting, sending and waiting for the answer together. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    final HookService service;
    /** Hears of news in the transaction that writes it. */
    final HookNews news;

    final Chore erasing;
    private final Targets targets;
    private final Clock clock;

    /** @param signer with a key that is used for nothing else */
    Webhooks(
            Database database,
            Config config,
            Clock clock,
            boolean demo,
            DistrictService districts,
            Signer signer,
            AuditLog audit,
            Submissions submissions,
            ObjectMapper json) {
        this.clock = clock;
        targets = new Targets(config.hookHosts());
        Messages german = Messages.of("de");
        HookStore hooks = new HookStore();
        DeliveryStore deliveries = new DeliveryStore();
        HookQueue queue = new HookQueue(database, hooks, deliveries, clock);
        HookEvents events = new HookEvents(
                districts, (place, update) -> UpdateJson.of(place, update, german), config.publicUrl(), demo, json);
        service = new HookService(
                database,
                new HookService.Stores(hooks, deliveries),
                queue,
                events,
                signer,
                targets,
                audit,
                submissions,
                clock);
        news = new HookNews(hooks, queue, events, clock);
        erasing = new Chore("erasing old webhook deliveries", Duration.ofHours(1), queue::erase);
    }

    /** Who sends what waits. */
    HookWorker worker() {
        return service.worker(new WebhookSender(targets, LONGEST, clock));
    }
}
