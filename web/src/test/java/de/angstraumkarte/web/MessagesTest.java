package de.angstraumkarte.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[},]");

    @Test
    void everyLanguageHasTheSameKeys() {
        var german = Messages.of("de").section("").keySet();
        for (String language : Messages.LANGUAGES) {
            assertEquals(german, Messages.of(language).section("").keySet(), language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void noKeyIsGivenTwice(String language) throws IOException {
        try (InputStream in = Messages.class.getResourceAsStream("/messages_" + language + ".properties")) {
            List<String> keys = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            Set<String> seen = new HashSet<>();
            assertEquals(List.of(), keys.stream().filter(key -> !seen.add(key)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPatternIsValidAndFillsInEveryArgument(String language) {
        Messages.of(language).section("").forEach((key, text) -> {
            if (PLACEHOLDER.matcher(text).find()) {
                assertFalse(text.contains("'"), () -> key + ": an ASCII apostrophe would swallow text");
                MessageFormat format = new MessageFormat(text, Locale.ROOT);
                String filled = format.format(new Object[] {1, 2, 3, 4, 5, 6});
                assertFalse(filled.contains("{"), () -> key + " leaves a placeholder: " + filled);
            }
        });
    }

    @Test
    void everyLanguageUsesTheSamePlaceholders() {
        Messages german = Messages.of("de");
        Messages.of("en").section("").forEach((key, text) -> {
            int expected = new MessageFormat(quoted(german.text(key))).getFormatsByArgumentIndex().length;
            assertEquals(expected, new MessageFormat(quoted(text)).getFormatsByArgumentIndex().length, key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void noTextIsEmptyOrShouts(String language) {
        Messages.of(language).section("").forEach((key, text) -> {
            assertFalse(text.isBlank(), key);
            // "Mengede-InTakt!" is the name of a source.
            assertFalse(text.replace("InTakt!", "").contains("!"), key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyProblemHasATitle(String language) {
        Messages messages = Messages.of(language);
        messages.section("problem.").keySet().stream()
                .filter(key -> !key.startsWith("problem.field."))
                .map(key -> key.split("\\.")[1])
                .forEach(code -> {
                    assertTrue(messages.has("problem." + code), code);
                    assertTrue(messages.has("problem." + code + ".title"), code);
                });
    }

    @Test
    void pluralsFollowTheNumber() {
        Messages german = Messages.of("de");
        assertEquals("Keine Orte", german.text("list.total", 0));
        assertEquals("Ein Ort", german.text("list.total", 1));
        assertEquals("1.234 Orte", german.text("list.total", 1234));
        assertEquals("1,234 places", Messages.of("en").text("list.total", 1234));
    }

    @Test
    void sectionKeepsFullKeysAndNothingElse() {
        Map<String, String> times = Messages.of("en").section("time.");
        assertEquals(Map.of("time.day", "by day", "time.dusk", "at dusk", "time.night", "in the dark"), times);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> Messages.of("fr"));
        assertThrows(IllegalArgumentException.class, () -> Messages.of("de").text("no.such.key"));
        assertEquals("Bolzplatz", Messages.of("en").textOr("kind.bolzplatz", "Bolzplatz"));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
