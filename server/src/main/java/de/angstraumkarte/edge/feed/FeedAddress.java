package de.angstraumkarte.edge.feed;

import de.angstraumkarte.domain.timeline.NewsScope;
import de.angstraumkarte.web.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Which document is asked for, and under which addresses it and its neighbours are found.
 *
 * @param site scheme and host, without slash at the end
 * @param scope of which places
 * @param language two-letter code
 * @param before bound of the page; null for the first, and for calendars
 */
record FeedAddress(String site, NewsScope scope, String language, @Nullable Long before) {
    static final String ATOM = ".atom";
    static final String CALENDAR = ".ics";

    /** Path of a feed or calendar, for example {@code /feeds/orte/angst-westpark.atom}. */
    static String path(NewsScope scope, String ending) {
        return "/feeds/"
                + switch (scope.kind()) {
                    case CITY -> ending.equals(ATOM) ? "neuigkeiten" : "massnahmen";
                    case DISTRICT -> "stadtbezirke/" + scope.id();
                    case PLACE -> "orte/" + scope.id();
                }
                + ending;
    }

    /** What the scope is called in {@link FeedIds}. */
    String name() {
        return scope.kind().name() + ":" + scope.id();
    }

    /** Absolute address of the page of the feed with this bound. */
    String page(@Nullable Long bound) {
        return site + path(scope, ATOM) + query(bound);
    }

    /** The parameters that the address of a page has, with their question mark. */
    String query(@Nullable Long bound) {
        String lang = german() ? "" : "lang=" + language;
        String page = bound == null ? "" : "before=" + bound;
        String both = lang + (lang.isEmpty() || page.isEmpty() ? "" : "&") + page;
        return both.isEmpty() ? "" : "?" + both;
    }

    /** Absolute address of the HTML page that shows the same. */
    String html() {
        return switch (scope.kind()) {
            case CITY -> site + "/" + language("?");
            case DISTRICT -> site + "/orte?district=" + scope.id() + language("&");
            case PLACE -> place(scope.id());
        };
    }

    /** Absolute address of the page of a place, in the language of the feed. */
    String place(String id) {
        return site + "/orte/" + id + language("?");
    }

    private String language(String mark) {
        return german() ? "" : mark + "lang=" + language;
    }

    boolean german() {
        return language.equals(Messages.LANGUAGES.get(0));
    }
}
