package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.OgcView.Fact;
import de.angstraumkarte.web.OgcView.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a feature in words. What is not known is left out, and so are slugs that stand beside their titles. */
final class FeatureFacts {
    private static final Map<String, String> TITLES = Map.of(
            "status", "statusTitle",
            "district", "districtTitle",
            "place", "placeTitle",
            "verdict", "verdictTitle",
            "kind", "kindTitle");
    /** Properties whose values are slugs with words, by the start of the keys of their words. */
    private static final Map<String, String> SLUGS = Map.ofEntries(
            Map.entry("causes", "cause."),
            Map.entry("times", "time."),
            Map.entry("kind", "kind."),
            Map.entry("sportType", "sporttype."),
            Map.entry("position", "position."),
            Map.entry("partOf27", "part27."),
            Map.entry("nordwaerts", "ogc.page.nordwaerts."));

    /** Titles that the features have in German, and the property with the slug that has words in every language. */
    private static final Map<String, String> WORDED =
            Map.of("statusTitle", "status", "kindTitle", "kind", "verdictTitle", "verdict");

    private static final Set<String> DAYS =
            Set.of("lastUpdate", "nextUpdateBy", "published", "firstDone", "lastDone", "afterFrom");
    private static final Set<String> PARTIAL = Set.of("date", "sourceDate");

    private final Messages messages;

    FeatureFacts(Messages messages) {
        this.messages = messages;
    }

    List<Fact> of(JsonNode properties) {
        List<Fact> facts = new ArrayList<>();
        properties.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            String title = TITLES.getOrDefault(name, "");
            if (!value.isNull() && !properties.hasNonNull(title)) {
                Fact fact = WORDED.containsKey(name) ? fact(word(name, properties), name) : fact(name, value);
                if (!fact.value().isEmpty()) {
                    facts.add(fact);
                }
            }
        });
        return facts;
    }

    /** A title in the words of the page's language, where the feature has a slug that they belong to. */
    Word word(String name, JsonNode properties) {
        JsonNode value = properties.path(name);
        if (name.equals("date")) {
            return new Word(Dates.partial(value.asText(), messages), false);
        }
        String slug = properties.path(WORDED.getOrDefault(name, "")).asText("");
        String key =
                switch (name) {
                    case "statusTitle" -> "status." + properties.path("layer").asText() + "." + slug;
                    case "kindTitle" -> "update.kind." + slug;
                    case "verdictTitle" -> "effect.verdict." + slug;
                    default -> "";
                };
        return messages.has(key) ? new Word(messages.text(key), false) : new Word(value.asText(), true);
    }

    private Fact fact(Word word, String name) {
        return new Fact(CollectionWords.property(name, messages), word.text(), word.isData(), null);
    }

    private Fact fact(String name, JsonNode value) {
        String label = CollectionWords.property(name, messages);
        String text = value.asText();
        if (name.equals("layer")) {
            return new Fact(label, messages.textOr("layer." + text + ".title", text), false, null);
        }
        if (name.equals("href")) {
            return new Fact(label, text, false, text);
        }
        if (name.equals("sourceUrl")) {
            return new Fact(label, text, false, text.matches("https?://.*") ? text : null);
        }
        if (PARTIAL.contains(name)) {
            return new Fact(label, Dates.partial(text, messages), false, null);
        }
        if (DAYS.contains(name)) {
            return new Fact(label, Dates.day(LocalDate.parse(text), messages), false, null);
        }
        if (value.isBoolean()) {
            return new Fact(label, messages.text(value.asBoolean() ? "ogc.page.yes" : "ogc.page.no"), false, null);
        }
        @Nullable String slugs = SLUGS.get(name);
        if (slugs != null) {
            return new Fact(label, slugs(value, slugs), false, null);
        }
        if (name.equals("measures")) {
            String counts = messages.text(
                    "ogc.page.measures",
                    value.path("open").asInt(),
                    value.path("done").asInt());
            return new Fact(label, counts, false, null);
        }
        return value.has("verdictTitle")
                ? new Fact(label, light(value), false, null)
                : new Fact(label, words(value), true, null);
    }

    private String slugs(JsonNode value, String prefix) {
        List<String> words = new ArrayList<>();
        Iterable<JsonNode> items = value.isArray() ? value : List.of(value);
        items.forEach(slug -> words.add(messages.textOr(prefix + slug.asText(), slug.asText())));
        return String.join(", ", words);
    }

    private String light(JsonNode light) {
        String verdict = messages.text("effect.verdict." + light.path("verdict").asText());
        return light.hasNonNull("before") && light.hasNonNull("after")
                ? messages.text(
                        "ogc.page.light",
                        verdict,
                        light.path("before").path("n").asInt(),
                        light.path("after").path("n").asInt())
                : verdict;
    }

    /** Members of an object line by line, items of a list after one another. */
    private static String words(JsonNode value) {
        List<String> words = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(member -> words.add(member.getKey() + ": " + words(member.getValue())));
            return String.join("\n", words);
        }
        if (value.isArray()) {
            value.forEach(item -> words.add(words(item)));
            return String.join(", ", words);
        }
        return value.asText();
    }
}
