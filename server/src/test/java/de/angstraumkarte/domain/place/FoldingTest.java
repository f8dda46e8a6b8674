package de.angstraumkarte.domain.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Hörde, horde",
        "HOERDE, horde",
        "horde, horde",
        "Straße, strasse",
        "Str., strasse",
        "Münsterstr., munsterstrasse",
        "Muensterstr 5, munsterstrasse 5",
        "Innenstadt-West, innenstadt west",
        "Café Ørsted, cafe ørsted",
        "'Straßburg, Industriestraße', strassburg industriestrasse",
        "Mehmet-Kubaşık-Platz, mehmet kubasık platz"
    })
    void writesNamesTheWayTheyAreCompared(String name, String folded) {
        assertEquals(folded, Folding.line(name));
    }

    @Test
    void aTextWithoutLettersHasNoWords() {
        assertEquals(Set.of(), Folding.words("?! – …"));
        assertEquals(Set.of(), Folding.beginnings("%_"));
    }

    /** Search suggestions appear while a person types: no letter on the way may lose the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Industriestraße",
                "Münsterstr. 105",
                "Muensterstraße",
                "Hörde Bf",
                "Oestermärsch",
                "Alte Straße, Neue Aue",
                "Australienweg",
                "Josef-Scherer-Straße",
                "Bahnhof Hörde, Umfeld und Unterführung",
                "Größe e\u0301\u0308 ö\u0301e"
            })
    void everyBeginningOfANameFindsIt(String name) {
        Set<String> words = Folding.words(name);
        for (int length = 1; length <= name.length(); length++) {
            String typed = name.substring(0, length);
            for (String beginning : Folding.beginnings(typed)) {
                assertTrue(words.stream().anyMatch(word -> word.startsWith(beginning)), typed);
            }
        }
    }
}
