package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| JSON",
                "*/* | JSON",
                "application/* | JSON",
                "text/* | HTML",
                "text/html, application/geo+json | JSON",
                "TEXT/HTML | HTML",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | HTML",
                "text/html;q=0.8, application/json;q=0.9 | JSON",
                "text/html;q=0.9, */*;q=0.1 | HTML",
                "*/*, application/geo+json;q=0, application/json;q=0 | HTML",
                "application/geo+json; charset=utf-8 | JSON",
                "application/geo+json;Q=0.500 , text/html;q=0.4 | JSON",
                "image/png |",
                "text/html;q=0 |",
                "*/*;q=0 |",
                "geojson |",
                "; |",
                "; , text/html; ;q=0.5 | HTML",
                ";;q=1,, |",
            })
    void theFormatThatIsLikedBestIsTaken(@Nullable String accept, @Nullable Format expected) {
        assertEquals(expected, Negotiation.accepted(accept, List.of("application/geo+json", "application/json")));
    }

    @Test
    void blanksWithoutEndAreReadOnce() {
        String accept = "text/html" + " ".repeat(500_000) + "x";
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> Negotiation.accepted(accept, List.of("application/json")));
    }
}
