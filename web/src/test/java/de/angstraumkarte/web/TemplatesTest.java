package de.angstraumkarte.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"/static/v1/(?!lib/)([^\"#]+)(?:#([^\"]+))?\"");

    private final Templates templates = new Templates();

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageStatesItsLanguageAndHasNothingInline(String language) {
        pages(language).forEach((name, html) -> {
            assertTrue(html.startsWith("<!doctype html>"), name);
            assertTrue(html.contains("<html lang=\"" + language + "\">"), name);
            assertEquals(1, count(html, "<h1"), name + " has one main heading");
            assertFalse(html.contains("<style") || html.contains(" style=\""), name + " has inline style");
            assertFalse(
                    html.matches("(?s).*<script(?![^>]* (src=|type=\"application/ld\\+json\")).*"),
                    name + " has an inline script");
            assertFalse(html.matches("(?s).*\\son[a-z]+=\".*"), name + " has an inline handler");
        });
    }

    @Test
    void everyStaticFileAndShapeThatAPageNamesExists() throws IOException {
        String shapes = resource("/static/img/marks.svg");
        for (var page : pages("de").entrySet()) {
            var asset = ASSET.matcher(page.getValue());
            while (asset.find()) {
                assertFalse(resource("/static/" + asset.group(1)).isEmpty(), page.getKey());
                if (asset.group(2) != null) {
                    assertTrue(shapes.contains("id=\"" + asset.group(2) + "\""), asset.group(2));
                }
            }
        }
    }

    @Test
    void everyStatusHasAShape() throws IOException {
        String shapes = resource("/static/img/marks.svg");
        for (String key : Messages.of("de").section("status.").keySet()) {
            String status = key.substring(key.lastIndexOf('.') + 1);
            assertTrue(shapes.contains("id=\"status-" + status + "\""), status);
        }
    }

    @Test
    void textsFromTheDataAreEscaped() {
        PageView page = Samples.page("de", "/orte/x");
        String title = "<script>alert('x')</script>\" onload=\"x";
        for (String html : List.of(
                templates.place(page, Samples.place(title), ReportedView.NONE, RatingView.ASKED, ""),
                templates.placePanel(page, Samples.place(title), ReportedView.NONE, RatingView.ASKED),
                templates.list(page, new ListView(Samples.filter(title), List.of(Samples.row(title)), 1, 1, 1)))) {
            // Inside quoted attribute values "<" is plain text; what counts is that no value ends early.
            assertFalse(html.replaceAll("=\"[^\"]*\"", "").contains("<script>"), html);
            assertFalse(html.contains("</script>\" onload"), html);
            assertFalse(html.contains("<b>Zeichen"), html);
            assertTrue(html.contains("&lt;script&gt;"), html);
        }
    }

    @Test
    void placeSaysHowCertainItIs() {
        String html = templates.place(
                Samples.page("de", "/orte/x"), Samples.place("Tunnel"), ReportedView.NONE, RatingView.ASKED, "");
        assertTrue(html.contains("öffentlich dokumentiert, von der Stadt noch nicht geprüft"));
        assertTrue(html.contains("ungefähr, auf etwa 60 m genau"));
        assertTrue(html.contains("(geschätzt)"));
        assertTrue(html.contains("Zugesagt war eine Neuigkeit bis 18.10.2026."));
        assertTrue(html.contains("Winter 2022/23"));
        assertTrue(html.contains("href=\"https://www.example.org/a?b=c&amp;d=e\""));
        assertTrue(html.contains("steht nicht mehr in der Quelle"));
    }

    @Test
    void placeWithoutStatusPositionOrSourceIsShown() {
        String html = templates.place(
                Samples.page("en", "/orte/x"),
                Samples.place("Tunnel", null, null, null),
                ReportedView.NONE,
                RatingView.ASKED,
                "");
        assertTrue(html.contains("status unknown"));
        assertTrue(html.contains("no site yet"));
    }

    @Test
    void panelIsAFragmentAndMarksGermanTextsOnEnglishPages() {
        String german = templates.placePanel(
                Samples.page("de", "/"), Samples.place("Tunnel"), ReportedView.NONE, RatingView.ASKED);
        String english = templates.placePanel(
                Samples.page("en", "/"), Samples.place("Tunnel"), ReportedView.NONE, RatingView.ASKED);
        assertFalse(german.contains("<html"));
        assertTrue(german.contains("<h2 class=\"place__title\""));
        assertFalse(german.contains("lang="));
        assertTrue(english.contains("<p class=\"place__text\" lang=\"de\">"));
    }

    @Test
    void listOffersOnlyThePagesThereAre() {
        String first = templates.list(
                Samples.page("de", "/orte"),
                new ListView(Samples.filter(""), List.of(Samples.row("Tunnel")), 60, 1, 2));
        assertFalse(first.contains("rel=\"prev\""));
        assertTrue(first.contains("rel=\"next\""));
        assertTrue(first.contains("Seite 1 von 2"));
    }

    private Map<String, String> pages(String language) {
        Map<String, String> pages = new TreeMap<>();
        MapView map = new MapView(Samples.filter(""), List.of(Samples.row("Tunnel")), 1, false, null);
        pages.put("map", templates.map(Samples.page(language, "/"), map));
        pages.put("embed", templates.embed(Samples.page(language, "/einbetten"), new FrameView(map, null)));
        pages.put(
                "list",
                templates.list(
                        Samples.page(language, "/orte"),
                        new ListView(Samples.filter("x"), List.of(Samples.row("Tunnel")), 60, 2, 3)));
        pages.put(
                "place",
                templates.place(
                        Samples.page(language, "/orte/x"),
                        Samples.place("Tunnel"),
                        ReportedView.NONE,
                        RatingView.ASKED,
                        ""));
        pages.put(
                "data",
                templates.data(
                        Samples.page(language, "/daten"),
                        new DataView(
                                List.of(new DataView.Collection(
                                        "plaetze",
                                        37,
                                        null,
                                        "©",
                                        List.of(new DataView.File(
                                                "CSV", "/daten/plaetze.csv", "text/csv", 1_500_000L)))),
                                0,
                                27,
                                false,
                                Map.of("mengede", "Mengede"),
                                "{}",
                                new EmbedView(Samples.filter(""), "https://karte.example/einbetten", null, "Karte"),
                                "© basemap.de / BKG")));
        for (String name : TextPageView.NAMES) {
            pages.put(name, templates.text(Samples.page(language, "/" + name), TextPageView.bundled(name, language)));
        }
        pages.put(
                "error",
                templates.error(
                        Samples.page(language, "/x"),
                        new ErrorView(404, "problem.not-found.title", "Nichts da.", "4f1c")));
        return pages;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = TemplatesTest.class.getResourceAsStream(path)) {
            assertTrue(in != null, "missing " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
