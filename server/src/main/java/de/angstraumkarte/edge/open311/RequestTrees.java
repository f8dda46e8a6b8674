package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.georeport.DaySpan;
import de.angstraumkarte.domain.georeport.RequestUpdate;
import de.angstraumkarte.domain.georeport.ServiceRequest;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PositionView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Service requests and their updates as trees, in one language. Made for one request. */
final class RequestTrees {
    private static final String CITY = "Dortmund";
    private static final int DECIMALS = 6;

    /**
     * What stands beside the requests.
     *
     * @param site address of the site, without slash at the end
     * @param units titles of the offices by id
     * @param districts titles of the districts by slug
     * @param today decides what is overdue
     */
    record Frame(
            String site,
            Map<String, String> units,
            Map<String, String> districts,
            NewsIntervals intervals,
            LocalDate today) {}

    private final Messages messages;
    private final Frame frame;

    RequestTrees(Messages messages, Frame frame) {
        this.messages = messages;
        this.frame = frame;
    }

    /** @param extended whether with what the standard has no names for */
    ArrayNode requests(List<ServiceRequest> requests, boolean extended) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ServiceRequest request : requests) {
            ObjectNode node = list.addObject();
            standard(node, request);
            if (extended) {
                extended(node.putObject("extended_attributes"), request);
            }
        }
        return list;
    }

    private void standard(ObjectNode node, ServiceRequest request) {
        Place place = request.place();
        @Nullable String text = place.facts().text();
        @Nullable String unit = place.work().unit();
        @Nullable Long photo = request.photo();
        @Nullable LocalDate next = place.nextUpdateBy(frame.intervals());
        @Nullable PositionView position = PlaceParts.position(place);
        node.put("service_request_id", place.id())
                .put("status", status(place.open()))
                .put("status_notes", request.note() == null ? statusTitle(place.statusSlug()) : request.note())
                .put("service_name", Services.name(messages, request.cause()))
                .put("service_code", request.cause())
                .put("description", text == null ? place.title() : text)
                .put("agency_responsible", unit == null ? null : frame.units().get(unit))
                .putNull("service_notice");
        node.put("requested_datetime", time(request.requested()))
                .put("updated_datetime", time(request.updated()))
                .put("expected_datetime", next == null ? null : time(next))
                .put("address", address(place))
                .putNull("address_id");
        node.putNull("zipcode");
        node.put("lat", position == null ? null : degrees(position.lat()))
                .put("long", position == null ? null : degrees(position.lon()))
                .put("media_url", photo == null ? null : frame.site() + "/fotos/" + photo + ".jpg");
    }

    private void extended(ObjectNode node, ServiceRequest request) {
        Place place = request.place();
        @Nullable
        String district = place.district() == null ? null : place.district().district();
        @Nullable LocalDate next = place.nextUpdateBy(frame.intervals());
        @Nullable Effect effect = request.effect();
        node.put("title", place.title())
                .put("status_slug", place.statusSlug())
                .put("status_title", statusTitle(place.statusSlug()))
                .put("district", district)
                .put(
                        "district_title",
                        district == null ? null : frame.districts().get(district));
        place.facts().causes().forEach(node.putArray("causes")::add);
        place.facts().times().forEach(node.putArray("times")::add);
        node.put("next_update_by", next == null ? null : next.toString())
                .put("overdue", place.overdue(frame.intervals(), frame.today()))
                .put("updates", place.publicUpdates())
                .put("measures_open", place.work().measuresOpen())
                .put("measures_done", place.work().measuresDone())
                .put("effect", effect == null ? null : effect.verdict().slug())
                .put(
                        "effect_title",
                        effect == null
                                ? null
                                : messages.text(
                                        "effect.verdict." + effect.verdict().slug()))
                .put("position", place.position().basis().slug())
                .put("accuracy_m", place.position().accuracyM())
                .put("verified", place.verified())
                .put("url", frame.site() + "/orte/" + place.id());
    }

    ArrayNode updates(List<RequestUpdate> updates) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (RequestUpdate update : updates) {
            StatusUpdate entry = update.published().update();
            list.addObject()
                    .put("update_id", Long.toString(update.published().id()))
                    .put("service_request_id", entry.placeId())
                    .put("status", status(update.open()))
                    .put("updated_datetime", time(update.day()))
                    .put("description", description(entry));
        }
        return list;
    }

    /** The new status and the text, as far as there are any; else what kind of entry it is. */
    private String description(StatusUpdate entry) {
        List<String> lines = new ArrayList<>();
        if (entry.status() != null) {
            lines.add(messages.text("open311.status", statusTitle(entry.status())));
        }
        if (entry.text() != null) {
            lines.add(entry.text());
        }
        StatusUpdate.@Nullable Work work = entry.work();
        if (work != null && work.reason() != null) {
            lines.add(messages.text("reason." + work.reason()));
        }
        if (work != null && work.passedTo() != null && work.measureId() == null) {
            lines.add(messages.text("open311.passed-to", work.passedTo()));
        }
        return lines.isEmpty() ? messages.text("update.kind." + entry.kind().slug()) : String.join("\n", lines);
    }

    private static String status(boolean open) {
        return open ? "open" : "closed";
    }

    private @Nullable String statusTitle(@Nullable String slug) {
        return slug == null ? null : messages.text("status.angstraeume." + slug);
    }

    /** From the most exact to the most general, as the standard wants it. */
    private String address(Place place) {
        @Nullable String own = place.facts().address();
        @Nullable
        String district = place.district() == null
                ? null
                : frame.districts().get(place.district().district());
        return Stream.of(own == null ? place.title() : own, district == null ? "" : district, CITY)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String time(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(DaySpan.begin(day));
    }

    private static BigDecimal degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
