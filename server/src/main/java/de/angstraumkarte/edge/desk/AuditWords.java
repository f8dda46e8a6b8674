package de.angstraumkarte.edge.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.AuditEntry;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.AuditView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries of the audit log as people read them: names instead of slugs and ids wherever they are known. */
public final class AuditWords {
    /** Pages of things whose address is made of their id. */
    private static final Map<String, String> HREFS = Map.of(
            "place", DeskRoutes.ROOT + "/orte/",
            "report", DeskRoutes.ROOT + "/eingang/",
            "measure", DeskRoutes.ROOT + "/massnahmen/",
            "account", DeskRoutes.ROOT + "/konten/",
            "unit", DeskRoutes.ROOT + "/stellen/",
            "hook", DeskRoutes.ROOT + "/webhooks/");

    private final PlaceService places;
    private final UnitService units;
    private final DistrictService districts;
    private final ObjectMapper json;

    public AuditWords(PlaceService places, UnitService units, DistrictService districts, ObjectMapper json) {
        this.places = places;
        this.units = units;
        this.districts = districts;
        this.json = json;
    }

    List<AuditView.Row> rows(List<AuditEntry> entries, Messages messages) {
        Reading reading = new Reading(messages, units.titles(), new HashMap<>());
        return entries.stream().map(entry -> row(entry, reading)).toList();
    }

    /** What entries of one page have in common. */
    private record Reading(
            Messages messages, Map<String, String> unitTitles, Map<String, Optional<Place>> knownPlaces) {}

    private AuditView.Row row(AuditEntry entry, Reading reading) {
        Messages messages = reading.messages();
        String href = HREFS.get(entry.kind());
        String id = entry.subjectId();
        String subject =
                switch (entry.kind()) {
                    case "place" -> placeTitle(id, reading);
                    case "unit" -> reading.unitTitles().getOrDefault(id, id);
                    default -> id;
                };
        return new AuditView.Row(
                Dates.moment(entry.at().atZoneSameInstant(PlaceService.ZONE).toLocalDateTime(), messages),
                entry.accountName(),
                messages.textOr("audit.action." + entry.action(), entry.action()),
                messages.textOr("audit.kind." + entry.kind(), entry.kind()),
                subject,
                href == null ? null : href + id,
                changes(entry, reading));
    }

    /** What differs between before and after; all of it for what is new or gone. */
    private List<AuditView.Change> changes(AuditEntry entry, Reading reading) {
        JsonNode before = tree(entry.before());
        JsonNode after = tree(entry.after());
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<AuditView.Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!before.path(name).equals(after.path(name))) {
                changes.add(new AuditView.Change(
                        label(name, reading.messages()),
                        words(entry, name, before.path(name), reading),
                        words(entry, name, after.path(name), reading)));
            }
        }
        return changes;
    }

    private static String label(String name, Messages messages) {
        return messages.textOr("audit.member." + name, messages.textOr("param." + name, name));
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return text == null ? json.createObjectNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not written by us", e);
        }
    }

    private String words(AuditEntry entry, String name, JsonNode node, Reading reading) {
        Messages messages = reading.messages();
        if (node.isBoolean()) {
            return messages.text(node.asBoolean() ? "desk.yes" : "desk.no");
        }
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        String value = node.isValueNode() ? node.asText() : node.toString();
        if (value.isEmpty()) {
            return "";
        }
        return switch (name) {
            case "status" -> status(entry, value, reading);
            case "state" -> messages.textOr("audit.state." + entry.kind() + "." + value, value);
            case "unit", "passedTo" -> reading.unitTitles().getOrDefault(value, value);
            case "place", "merged", "mergedInto" -> placeTitle(value, reading);
            case "district" -> districts.titles().getOrDefault(value, value);
            case "causes" -> each("cause.", value, messages);
            case "when" -> each("time.", value, messages);
            case "due", "done", "nextNewsBy" -> Dates.partial(value, messages);
            case "type" -> messages.textOr("measure.type." + value, value);
            case "sportType" -> messages.textOr("sporttype." + value, value);
            case "partOf27" -> messages.textOr("desk.place.part27." + value, value);
            case "effect" -> messages.textOr("effect.verdict." + value, value);
            case "role", "reason", "position" -> messages.textOr(name + "." + value, value);
            case "visibility" -> messages.textOr("audit.visibility." + value, value);
            default -> value;
        };
    }

    private String status(AuditEntry entry, String slug, Reading reading) {
        if (entry.kind().equals("measure")) {
            return reading.messages().textOr("measure.status." + slug, slug);
        }
        return place(entry.subjectId(), reading)
                .map(place -> PlaceWords.status(reading.messages(), place.layer(), slug))
                .orElse(slug);
    }

    private static String each(String prefix, String slugs, Messages messages) {
        return Arrays.stream(slugs.split(", "))
                .map(slug -> messages.textOr(prefix + slug, slug))
                .collect(Collectors.joining(", "));
    }

    private String placeTitle(String id, Reading reading) {
        return place(id, reading).map(Place::title).orElse(id);
    }

    private Optional<Place> place(String id, Reading reading) {
        return reading.knownPlaces().computeIfAbsent(id, this::find);
    }

    private Optional<Place> find(String id) {
        try {
            return Optional.of(places.place(id));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
