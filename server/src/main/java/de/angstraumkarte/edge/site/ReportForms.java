package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.gazetteer.SearchHit;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.ReportFormView;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the form for reports shows: positions found, known places near and in a list. */
public final class ReportForms {
    /** Known places this close might be the one that is meant. */
    static final int NEAR_M = 150;

    private static final int MOST_NEAR = 5;
    private static final int MOST_HITS = 8;
    private static final int MOST_KNOWN = 200;
    private static final int DECIMALS = 5;

    private final PlaceService places;
    private final DistrictService districts;
    private final SearchService search;
    private final Config config;
    private final PlaceViews views;

    public ReportForms(
            PlaceService places, DistrictService districts, UnitService units, SearchService search, Config config) {
        this.places = places;
        this.districts = districts;
        this.search = search;
        this.config = config;
        this.views = new PlaceViews(places, districts, units);
    }

    /** What the field {@code spot} means; empty if nothing, or nothing that exists. */
    Optional<Spot> spot(String value) {
        String id = Spot.placeId(value);
        return id == null ? Spot.parse(value) : place(id);
    }

    /** A place as a position; one that is no fear space, or no longer on the map, only lends its position and name. */
    Optional<Spot> place(String id) {
        try {
            Place place = places.place(id);
            boolean meant = place.layer() == Layer.FEAR_SPACE && !place.retired();
            return Spot.of(place).map(spot -> meant ? spot : new Spot(spot.position(), spot.name(), null));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** Known fear spaces that might be meant with a position, nearest first. */
    List<Place> near(@Nullable Spot spot) {
        return spot == null
                ? List.of()
                : places.near(spot.position(), NEAR_M, 50).stream()
                        .filter(place -> place.layer() == Layer.FEAR_SPACE)
                        .limit(MOST_NEAR)
                        .toList();
    }

    ReportFormView view(
            PageView page,
            FormView form,
            @Nullable Spot spot,
            @Nullable String q,
            ReportFormView.Guard guard,
            boolean back) {
        boolean tiles = config.tilesUrl().isPresent();
        List<PlaceRow> near = near(spot).stream().map(views::row).toList();
        ReportFormView.Where where = new ReportFormView.Where(
                spot == null ? null : spot.view(name(page, spot), null),
                q == null ? null : hits(page, q),
                known(page),
                near,
                tiles,
                tiles ? config.tilesAttribution() : null);
        return new ReportFormView(form, where, Cause.SLUGS, DayTime.SLUGS, guard, back);
    }

    private String name(PageView page, Spot spot) {
        if (!spot.name().isEmpty()) {
            return spot.name();
        }
        NumberFormat degrees = NumberFormat.getInstance(page.messages().locale());
        degrees.setMinimumFractionDigits(DECIMALS);
        degrees.setMaximumFractionDigits(DECIMALS);
        LonLat position = spot.position();
        return page.text("report.where.point", degrees.format(position.lat()), degrees.format(position.lon()));
    }

    private List<ReportFormView.Spot> hits(PageView page, String q) {
        List<ReportFormView.Spot> hits = new ArrayList<>();
        for (SearchHit hit : q.isBlank() ? List.<SearchHit>of() : search.search(q, MOST_HITS)) {
            LonLat position = hit.position();
            if (position != null) {
                boolean known = hit instanceof SearchHit.PlaceHit place && place.layer() == Layer.FEAR_SPACE;
                String id = known ? ((SearchHit.PlaceHit) hit).id() : null;
                hits.add(new Spot(position, hit.name(), id).view(hit.name(), detail(page, hit)));
            }
        }
        return hits;
    }

    private String detail(PageView page, SearchHit hit) {
        if (hit instanceof SearchHit.NameHit name) {
            return page.text("search.kind." + name.kind().slug());
        }
        SearchHit.PlaceHit place = (SearchHit.PlaceHit) hit;
        String layer = page.text("layer." + place.layer().slug() + ".singular");
        return place.district() == null ? layer : layer + ", " + title(place.district());
    }

    private List<ReportFormView.District> known(PageView page) {
        Map<String, List<ReportFormView.Spot>> byDistrict = new TreeMap<>();
        for (Place place :
                places.page(PlaceQuery.layer(Layer.FEAR_SPACE), MOST_KNOWN, 0).places()) {
            Located district = place.district();
            String title = district == null ? page.text("report.where.no-district") : title(district.district());
            Spot.of(place).ifPresent(spot -> byDistrict
                    .computeIfAbsent(title, t -> new ArrayList<>())
                    .add(spot.view(place.title(), null)));
        }
        return byDistrict.entrySet().stream()
                .map(e -> new ReportFormView.District(e.getKey(), e.getValue()))
                .toList();
    }

    private String title(String district) {
        return districts.titles().getOrDefault(district, district);
    }
}
