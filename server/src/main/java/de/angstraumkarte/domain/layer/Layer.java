package de.angstraumkarte.domain.layer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The four layers of places, each with its statuses and the transitions between them. The only copy of that table. */
public enum Layer {
    FEAR_SPACE("angstraeume", "reported", fearSpaceStatuses()),
    LIBRARY(
            "bibliotheken",
            "open",
            freely(
                    open("planned"),
                    open("upgrade-planned"),
                    open("under-construction"),
                    closed("open"),
                    closed("closed"))),
    SPORTS_SITE(
            "sportstaetten",
            "in-use",
            freely(
                    open("modernisation-planned"),
                    open("under-modernisation"),
                    open("closed"),
                    closed("in-use"),
                    closed("modernised"))),
    SQUARE(
            "plaetze",
            "analysed",
            freely(open("analysed"), open("concept"), open("decided"), open("in-progress"), closed("implemented")));

    /** How many squares the project "nordwärts" analysed; their names are not public, so staff confirm them one by one. */
    public static final int ANALYSED_SQUARES = 27;

    private static final String EVALUATION = "evaluating";
    private static final Set<String> JUDGEMENTS = Set.of("improved", "unchanged");

    private final String slug;
    private final String initialStatus;
    private final List<Status> statuses;

    Layer(String slug, String initialStatus, List<Status> statuses) {
        this.slug = slug;
        this.initialStatus = initialStatus;
        this.statuses = statuses;
    }

    public String slug() {
        return slug;
    }

    /** The status of a place of which no more is known than that it belongs to the layer. */
    public Status initialStatus() {
        return status(initialStatus);
    }

    /** All statuses, in the order in which people read them. */
    public List<Status> statuses() {
        return statuses;
    }

    /** Whether a status says if measures helped: nobody sets it who has not seen what people answered. */
    public boolean isJudgement(String statusSlug) {
        return this == FEAR_SPACE && JUDGEMENTS.contains(statusSlug);
    }

    /** Whether a status says that the effect of measures is being looked at: without a measure that is done there is none. */
    public boolean isEvaluation(String statusSlug) {
        return this == FEAR_SPACE && EVALUATION.equals(statusSlug);
    }

    /** @throws IllegalArgumentException for a slug that is not in this layer's table */
    public Status status(String statusSlug) {
        return findStatus(statusSlug)
                .orElseThrow(() -> new IllegalArgumentException("no status " + statusSlug + " in " + slug));
    }

    public Optional<Status> findStatus(String statusSlug) {
        return statuses.stream().filter(s -> s.slug().equals(statusSlug)).findFirst();
    }

    public static Optional<Layer> find(String slug) {
        for (Layer layer : values()) {
            if (layer.slug.equals(slug)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Layer of(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("no layer " + slug));
    }

    private static List<Status> fearSpaceStatuses() {
        return List.of(
                new Status("reported", true, Set.of("under-review", "no-action", "not-responsible")),
                new Status("under-review", true, Set.of("planned", "no-action", "not-responsible")),
                new Status("planned", true, Set.of("in-progress", "under-review", "no-action", "not-responsible")),
                new Status("in-progress", true, Set.of("implemented", "planned")),
                new Status("implemented", true, Set.of("evaluating")),
                new Status("evaluating", true, Set.of("improved", "unchanged", "under-review")),
                new Status("improved", false, Set.of("under-review")),
                new Status("unchanged", true, Set.of("under-review")),
                new Status("no-action", false, Set.of("under-review")),
                new Status("not-responsible", false, Set.of("under-review")));
    }

    private static Status open(String slug) {
        return new Status(slug, true, Set.of());
    }

    private static Status closed(String slug) {
        return new Status(slug, false, Set.of());
    }

    /** Statuses of which any may follow any other. */
    private static List<Status> freely(Status... statuses) {
        Set<String> slugs = new LinkedHashSet<>();
        for (Status status : statuses) {
            slugs.add(status.slug());
        }
        List<Status> result = new ArrayList<>();
        for (Status status : statuses) {
            Set<String> next = new LinkedHashSet<>(slugs);
            next.remove(status.slug());
            result.add(new Status(status.slug(), status.open(), next));
        }
        return List.copyOf(result);
    }
}
