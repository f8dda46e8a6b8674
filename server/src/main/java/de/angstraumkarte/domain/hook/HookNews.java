package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** Writes the event of a public entry in the transaction of the entry, for every system that wants it: neither exists without the other. */
public final class HookNews implements TimelineWriter.Listener {
    private final HookStore hooks;
    private final HookQueue queue;
    private final HookEvents events;
    private final Clock clock;

    public HookNews(HookStore hooks, HookQueue queue, HookEvents events, Clock clock) {
        this.hooks = hooks;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void published(Tx tx, Place place, StatusUpdate update) {
        // What a source documented before the place came onto the map is no news.
        if (update.kind() == StatusUpdate.Kind.DOCUMENTED) {
            return;
        }
        List<Long> wanting = wanting(hooks.listHooks(tx), place);
        // Once more with nobody else at them: one may be deleted at this moment.
        wanting = wanting.isEmpty() ? wanting : wanting(hooks.lockHooks(tx, wanting), place);
        if (!wanting.isEmpty()) {
            long number = hooks.newestEntry(tx, place.id(), update.kind().slug());
            OffsetDateTime now = OffsetDateTime.now(clock);
            queue.enqueue(tx, HookEvents.PUBLISHED, events.published(place, number, update, now), wanting);
        }
    }

    private static List<Long> wanting(List<Hook> hooks, Place place) {
        return hooks.stream()
                .filter(hook -> hook.state() != Hook.State.DISABLED)
                .filter(hook -> hook.wants(place.layer(), HookEvents.district(place)))
                .map(Hook::id)
                .toList();
    }
}
