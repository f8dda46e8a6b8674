package de.angstraumkarte.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
    @Test
    void pagesOfAListKeepItsFilter() {
        ListView view = new ListView(Samples.filter("Hörde & mehr"), List.of(), 60, 2, 3);
        assertEquals(
                "/orte?layer=angstraeume&layer=bibliotheken&status=planned&q=H%C3%B6rde+%26+mehr&page=3", view.href(3));
        assertFalse(view.href(1).contains("page="));
    }

    @Test
    void pageOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ListView(Samples.filter(""), List.of(), 0, 2, 1));
    }

    @Test
    void statusKnownToSeveralLayersShowsEveryName() {
        var status = Samples.filter("").statuses().get(0);
        assertEquals("Maßnahme geplant / Neubau geplant", status.label(Messages.of("de")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", "http://"})
    void onlyWebAddressesOfSourcesBecomeLinks(String url) {
        assertNull(new SourceView("Quelle", null, url).url());
    }

    @Test
    void sourceNamesItsSite() {
        assertEquals("example.org", Samples.SOURCE.site());
    }

    @Test
    void mapAddressHasLatitudeFirst() {
        assertEquals("/#17/51.488187/7.499917", new PositionView(7.499917, 51.488187, false, null).mapHref());
    }

    @Test
    void plainTextBecomesBlocks() {
        var blocks = TextBlock.parse("Anfang\nzweite Zeile\n\n# Titel\n- eins\n- zwei\n\n\n# Nur Titel\n");
        assertEquals(
                List.of(
                        new TextBlock.Paragraph("Anfang\nzweite Zeile"),
                        new TextBlock.Heading("Titel"),
                        new TextBlock.Bullets(List.of("eins", "zwei")),
                        new TextBlock.Heading("Nur Titel")),
                blocks);
        assertEquals(List.of(), TextBlock.parse(" \n "));
    }

    @Test
    void everyTextPageComesInEveryLanguage() {
        for (String language : Messages.LANGUAGES) {
            for (String name : TextPageView.NAMES) {
                assertFalse(TextPageView.bundled(name, language).blocks().isEmpty(), name + " " + language);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> TextPageView.bundled("agb", "de"));
    }
}
