package de.angstraumkarte.domain.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** An {@link InboxQuery} as SQL over {@code report r}. */
final class InboxCondition {
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    InboxCondition(InboxQuery query, OffsetDateTime now) {
        add("r.state = :state", "state", query.state().slug());
        if (query.number() != null) {
            add("r.id = :number", "number", query.number());
        }
        @Nullable String place = query.placeId();
        if (place != null) {
            add("(r.place_id = :place OR r.place_hint = :place)", "place", place);
        }
        @Nullable String unit = query.unit();
        if (unit != null) {
            add("r.unit = :unit", "unit", unit);
        }
        if (query.olderThanDays() > 0) {
            add("r.created_at <= :before", "before", now.minusDays(query.olderThanDays()));
        }
        if (query.withPhotos()) {
            parts.add("r.photos > 0");
        }
        if (!query.causes().isEmpty()) {
            causes(List.copyOf(query.causes()));
        }
    }

    /** The column holds the slugs with bars between them. */
    private void causes(List<String> causes) {
        List<String> any = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            any.add("('|' || r.causes || '|') LIKE :cause" + i);
            values.put("cause" + i, "%|" + causes.get(i) + "|%");
        }
        parts.add("(" + String.join(" OR ", any) + ")");
    }

    private void add(String part, String name, Object value) {
        parts.add(part);
        values.put(name, value);
    }

    String sql() {
        return String.join(" AND ", parts);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach(statement::bind);
        return statement;
    }
}
