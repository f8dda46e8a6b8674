package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.testing.twoyears.Recomputed;
import de.angstraumkarte.testing.twoyears.Truth;
import de.angstraumkarte.testing.twoyears.TwoYears;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map at a past day shows what two made-up years had led to by that evening, and nothing that came later. */
class PastDaysTruthTest {
    private static TwoYears years;

    @BeforeAll
    static void open() {
        years = TwoYears.open();
    }

    @AfterAll
    static void close() {
        years.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-11-21", "2025-03-30", "2025-07-14", "2025-12-31", "2026-05-01", "2026-10-25", "2026-11-20"
            })
    void theMapShowsWhatWasKnown(String stand) {
        LocalDate day = LocalDate.parse(stand);
        Recomputed own = new Recomputed(years.truth());
        JsonNode layer = years.server().json("/api/layers/angstraeume.geojson?stand=" + stand);
        Map<String, JsonNode> shown = StreamSupport.stream(layer.get("features").spliterator(), false)
                .filter(feature -> feature.get("id").asText().startsWith("angst-modell"))
                .collect(Collectors.toMap(feature -> feature.get("id").asText(), Function.identity()));
        int known = 0;
        for (Truth.Place place : years.truth().places()) {
            String status = own.statusOn(place, day);
            JsonNode feature = shown.get(place.id());
            assertEquals(status != null, feature != null, place.id() + " on " + day);
            if (status != null) {
                JsonNode properties = feature.get("properties");
                assertEquals(status, properties.get("status").asText(), place.id());
                assertEquals(
                        own.lastUpdateOn(place, day).toString(),
                        properties.get("lastUpdate").asText(),
                        place.id());
                assertEquals(
                        own.measuresOn(place, day, false),
                        properties.get("measures").get("open").asInt(),
                        place.id());
                assertEquals(
                        own.measuresOn(place, day, true),
                        properties.get("measures").get("done").asInt(),
                        place.id());
                known++;
            }
        }
        assertEquals(known, shown.size());
        assertTrue(known > 10, known + " places on " + day);
    }
}
