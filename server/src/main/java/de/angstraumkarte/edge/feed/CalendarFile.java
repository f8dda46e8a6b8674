package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.feed.Agenda;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.PublicMeasure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PositionView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Public measures as iCalendar (RFC 5545): whole days, on which something is due or was done. Cancelled ones stay in it as
 * cancelled, so that calendars that had them take them out.
 */
final class CalendarFile {
    private static final String MEDIA_TYPE = "text/calendar; charset=utf-8";
    private static final Duration REFRESH = Duration.ofHours(12);
    private static final int DECIMALS = 6;

    private final FeedIds ids;
    private final boolean demo;

    /** @param demo whether what is told is made up, which every calendar then says */
    CalendarFile(FeedIds ids, boolean demo) {
        this.ids = ids;
        this.demo = demo;
    }

    /**
     * The document.
     *
     * @param title what the calendar is about
     * @param districts titles by slug
     */
    PreparedBody write(FeedAddress address, String title, Agenda agenda, Map<String, String> districts) {
        Messages messages = Messages.of(address.language());
        Calendar calendar = new Calendar();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new ProdId(
                "-//Angstraumkarte//Massnahmen//" + messages.language().toUpperCase(messages.locale())));
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new Uid(ids.uuid("calendar:" + address.name() + ":" + address.language())
                .toString()));
        calendar.add(new XProperty("X-WR-CALNAME", FeedText.clean(messages.text("site.title.page", title))));
        calendar.add(new XProperty("X-WR-CALDESC", messages.text(demo ? "site.demo" : "feed.calendar.subtitle")));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        // All at once, here and below: ical4j copies its lists whenever something is added to them.
        calendar.setComponentList(new ComponentList<>(components(address, messages, agenda, districts)));
        byte[] bytes = FoldedLines.fold(calendar.toString());
        return PreparedBody.of(MEDIA_TYPE, bytes);
    }

    private List<CalendarComponent> components(
            FeedAddress address, Messages messages, Agenda agenda, Map<String, String> districts) {
        if (agenda.measures().isEmpty()) {
            return List.of(universalTime());
        }
        return agenda.measures().stream()
                .<CalendarComponent>map(measure -> event(address, messages, agenda, districts, measure))
                .toList();
    }

    /** A calendar must hold something (RFC 5545, 3.6): where there is no measure, the time in which it is dated. */
    private static VTimeZone universalTime() {
        Standard always = new Standard();
        always.add(new DtStart<>(LocalDate.EPOCH.atStartOfDay()));
        always.add(new TzOffsetFrom(ZoneOffset.UTC));
        always.add(new TzOffsetTo(ZoneOffset.UTC));
        VTimeZone zone = new VTimeZone(new ComponentList<>(List.of(always)));
        zone.add(new TzId("UTC"));
        return zone;
    }

    private VEvent event(
            FeedAddress address,
            Messages messages,
            Agenda agenda,
            Map<String, String> districts,
            PublicMeasure published) {
        Measure measure = published.measure();
        Place place = Objects.requireNonNull(agenda.places().get(measure.placeId()));
        Instant changed = day(published).atStartOfDay(PlaceService.ZONE).toInstant();
        List<Property> event = new ArrayList<>();
        event.add(new Uid(ids.uuid("measure:" + measure.id()).toString()));
        event.add(new DtStamp(changed));
        event.add(new LastModified(changed));
        event.add(new Sequence(measure.version() - 1));
        event.add(new DtStart<>(measure.done() == null ? measure.due() : measure.done()));
        String type = messages.text("measure.type." + measure.type().slug());
        event.add(new Summary(FeedText.clean(messages.text("feed.event.title", type, place.title()))));
        event.add(new Description(FeedText.clean(description(messages, measure, agenda.units()))));
        event.add(new Location(FeedText.clean(location(place, districts))));
        @Nullable PositionView position = PlaceParts.position(place);
        if (position != null) {
            event.add(new Geo(degrees(position.lat()), degrees(position.lon())));
        }
        event.add(new Url(URI.create(address.place(place.id()))));
        event.add(status(measure.status()));
        event.add(ImmutableTransp.TRANSPARENT);
        return new VEvent(new PropertyList(event));
    }

    /** Day on which the public was last told of it. */
    private static LocalDate day(PublicMeasure measure) {
        return measure.changedAt().atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    private static String description(Messages messages, Measure measure, Map<String, String> units) {
        String status = messages.text("measure.status." + measure.status().slug());
        String unit = measure.unit() == null
                ? messages.text("measure.unit.none")
                : units.getOrDefault(measure.unit(), measure.unit());
        return String.join(
                "\n",
                measure.description(),
                messages.text("feed.entry.line", messages.text("measure.column.status"), status),
                messages.text("feed.entry.line", messages.text("measure.unit"), unit));
    }

    private static String location(Place place, Map<String, String> districts) {
        String district =
                place.district() == null ? null : districts.get(place.district().district());
        return Stream.of(place.title(), place.facts().address(), district, "Dortmund")
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static BigDecimal degrees(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static Status status(MeasureStatus status) {
        return switch (status) {
            case PROPOSED -> ImmutableStatus.VEVENT_TENTATIVE;
            case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
            case APPROVED, SCHEDULED, IN_PROGRESS, DONE -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }
}
