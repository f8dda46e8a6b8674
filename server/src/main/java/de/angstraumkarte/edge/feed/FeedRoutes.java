package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.NewsScope;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /feeds}: public entries as Atom, public measures as iCalendar; of the city, of a district, of a place. In German
 * unless the address says otherwise: what a program has subscribed to does not change with its settings.
 */
public final class FeedRoutes {
    private static final String BEFORE = "before";

    private final FeedService feeds;
    private final PlaceService places;
    private final DistrictService districts;
    private final SiteAddress site;
    private final FeedCache cache = new FeedCache();
    private final AtomFeed atom;
    private final CalendarFile calendar;

    /**
     * @param signer makes the ids of entries
     * @param demo whether everything is made up
     */
    public FeedRoutes(
            FeedService feeds,
            PlaceService places,
            DistrictService districts,
            Signer signer,
            SiteAddress site,
            boolean demo) {
        this.feeds = feeds;
        this.places = places;
        this.districts = districts;
        this.site = site;
        FeedIds ids = new FeedIds(signer);
        this.atom = new AtomFeed(ids, demo);
        this.calendar = new CalendarFile(ids, demo);
    }

    public void register(JavalinDefaultRoutingApi routes) {
        NewsScope city = NewsScope.CITY;
        routes.get(FeedAddress.path(city, FeedAddress.ATOM), ctx -> atom(ctx, city, "feed.title.city", null));
        routes.get(
                FeedAddress.path(city, FeedAddress.CALENDAR), ctx -> calendar(ctx, city, "feed.calendar.city", null));
        routes.get("/feeds/stadtbezirke/{district}.atom", ctx -> {
            NewsScope district = district(ctx);
            atom(ctx, district, "feed.title.district", districts.titles().get(district.id()));
        });
        routes.get("/feeds/stadtbezirke/{district}.ics", ctx -> {
            NewsScope district = district(ctx);
            calendar(ctx, district, "feed.calendar.district", districts.titles().get(district.id()));
        });
        routes.get("/feeds/orte/{id}.atom", ctx -> {
            Place place = feeds.place(ctx.pathParam("id"));
            if (!moved(ctx, place, FeedAddress.ATOM)) {
                atom(ctx, NewsScope.place(place.id()), "feed.title.place", place.title());
            }
        });
        routes.get("/feeds/orte/{id}.ics", ctx -> {
            Place place = feeds.place(ctx.pathParam("id"));
            if (!moved(ctx, place, FeedAddress.CALENDAR)) {
                calendar(ctx, NewsScope.place(place.id()), "feed.calendar.place", place.title());
            }
        });
    }

    private NewsScope district(Context ctx) {
        String slug = ctx.pathParam("district");
        if (!districts.titles().containsKey(slug)) {
            throw new NotFound();
        }
        return NewsScope.district(slug);
    }

    /** Sends whoever follows a place that was merged to the one that goes on; returns whether it was. */
    private boolean moved(Context ctx, Place place, String ending) {
        if (place.id().equals(ctx.pathParam("id"))) {
            return false;
        }
        FeedAddress address = address(ctx, NewsScope.place(place.id()), ending.equals(FeedAddress.ATOM));
        ctx.header("Cache-Control", FeedAnswer.REVALIDATE)
                .redirect(
                        FeedAddress.path(address.scope(), ending) + address.query(address.before()),
                        HttpStatus.MOVED_PERMANENTLY);
        return true;
    }

    private void atom(Context ctx, NewsScope scope, String titleKey, @Nullable String name) {
        FeedAddress address = address(ctx, scope, true);
        FeedService.State state = feeds.state();
        FeedAnswer.send(
                ctx,
                cache.document(
                        address,
                        state,
                        places.today(),
                        () -> atom.write(
                                address,
                                title(address, titleKey, name),
                                feeds.news(scope, address.before()),
                                places.today())));
    }

    private void calendar(Context ctx, NewsScope scope, String titleKey, @Nullable String name) {
        FeedAddress address = address(ctx, scope, false);
        FeedService.State state = feeds.state();
        FeedAnswer.send(
                ctx,
                cache.document(
                        address.toString() + FeedAddress.CALENDAR,
                        state,
                        places.today(),
                        () -> calendar.write(
                                address, title(address, titleKey, name), feeds.agenda(scope), districts.titles())));
    }

    private static String title(FeedAddress address, String key, @Nullable String name) {
        Messages messages = Messages.of(address.language());
        return name == null ? messages.text(key) : messages.text(key, name);
    }

    private FeedAddress address(Context ctx, NewsScope scope, boolean paged) {
        Params params = paged ? Params.of(ctx, Languages.NAME, BEFORE) : Params.of(ctx, Languages.NAME);
        @Nullable Long before = paged ? params.id(BEFORE) : null;
        params.check();
        // Without it German, whatever the reader prefers: a feed is one text for all.
        String language = Objects.requireNonNullElse(ctx.queryParam(Languages.NAME), Messages.LANGUAGES.get(0));
        return new FeedAddress(site.of(ctx), scope, language, before);
    }
}
