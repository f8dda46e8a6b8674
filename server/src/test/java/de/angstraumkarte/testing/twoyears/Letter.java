package de.angstraumkarte.testing.twoyears;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report while its story is being told. */
final class Letter {
    final @Nullable Story place;
    final String state;
    final LocalDateTime created;
    /** The moment it was decided; that of its making while it is not. */
    final LocalDateTime decided;

    final double lon;
    final double lat;
    final List<String> causes;
    final List<String> times;
    final int safety;
    final String text;
    final @Nullable String email;

    @Nullable
    String reason;

    @Nullable
    LocalDateTime withdrawn;

    int photo;

    Letter(
            @Nullable Story place,
            String state,
            LocalDateTime created,
            LocalDateTime decided,
            double lon,
            double lat,
            List<String> causes,
            List<String> times,
            int safety,
            String text,
            @Nullable String email) {
        this.place = place;
        this.state = state;
        this.created = created;
        this.decided = decided;
        this.lon = lon;
        this.lat = lat;
        this.causes = List.copyOf(causes);
        this.times = List.copyOf(times);
        this.safety = safety;
        this.text = text;
        this.email = email;
    }

    /** Whether it counts as an answer for a light. */
    boolean counts(String light) {
        return state.equals("attached")
                && (light.equals("day") ? times.contains("day") : times.contains("dusk") || times.contains("night"));
    }

    private @Nullable OffsetDateTime ended() {
        if (withdrawn != null) {
            return Said.utc(withdrawn);
        }
        if (state.equals("rejected")) {
            return Said.utc(decided);
        }
        if (place == null || state.equals("new")) {
            return null;
        }
        LocalDateTime closed = (place.mergedInto == null ? place : place.mergedInto).closed();
        return closed == null ? null : Said.utc(closed.isAfter(decided) ? closed : decided);
    }

    Truth.Report report(long id, String code) {
        boolean open = state.equals("new") || state.equals("withdrawn") && place == null;
        return new Truth.Report(
                id,
                code,
                state,
                place == null ? null : place.today(),
                lon,
                lat,
                causes,
                times,
                safety,
                text,
                email,
                reason,
                Said.utc(created),
                open ? null : Said.utc(decided),
                ended(),
                photo);
    }
}
