package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.hook.Delivery;
import de.angstraumkarte.domain.hook.Hook;
import de.angstraumkarte.domain.hook.HookService.Standing;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.HookView;
import de.angstraumkarte.web.desk.HooksView;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhooks and what became of them, as people read it. */
final class HookWords {
    private HookWords() {}

    static HooksView.Row row(Standing standing, Messages messages) {
        Hook hook = standing.hook();
        @Nullable Delivery last = standing.last();
        return new HooksView.Row(
                hook.id(),
                hook.title(),
                hook.host(),
                hook.state().slug(),
                hook.disabledBy(),
                hook.failingSince() != null,
                standing.waiting(),
                standing.dead(),
                last == null ? null : moment(last.triedAt(), messages),
                last == null ? null : result(last.result(), messages));
    }

    static HookView.Delivery delivery(Delivery delivery, Messages messages) {
        boolean waits = delivery.state().equals("waiting");
        return new HookView.Delivery(
                delivery.messageId(),
                messages.textOr("hook.kind." + delivery.kind(), delivery.kind()),
                delivery.state(),
                moment(delivery.triedAt() == null ? delivery.createdAt() : delivery.triedAt(), messages),
                delivery.attempts(),
                result(delivery.result(), messages),
                delivery.millis(),
                waits ? moment(delivery.nextAttempt(), messages) : null);
    }

    static String layers(Set<Layer> layers, Messages messages) {
        return layers.isEmpty()
                ? "–"
                : layers.stream()
                        .map(layer -> messages.text("layer." + layer.slug() + ".title"))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** A status code stays one; a kind of failure has words. */
    private static @Nullable String result(@Nullable String result, Messages messages) {
        return result == null ? null : messages.textOr("hook.result." + result, "HTTP " + result);
    }

    private static String moment(@Nullable OffsetDateTime at, Messages messages) {
        return at == null
                ? ""
                : Dates.moment(at.atZoneSameInstant(PlaceService.ZONE).toLocalDateTime(), messages);
    }
}
