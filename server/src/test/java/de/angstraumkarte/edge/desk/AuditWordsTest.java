package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.web.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
    private static final Path DOMAIN = Path.of("src/main/java/de/angstraumkarte/domain");
    private static final Pattern ACTION =
            Pattern.compile("\"((?:place|report|measure|photo|account|unit|mail|hook)\\.[a-z-]+)\"");

    @Test
    void everyActionThatIsRecordedHasItsWordsInEveryLanguage() throws IOException {
        Set<String> actions = actions();
        assertTrue(actions.containsAll(Set.of("place.edit", "report.attach", "account.second-factor", "measure.move")));
        for (String language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            List<String> missing = actions.stream()
                    .filter(action -> !messages.has("audit.action." + action))
                    .toList();
            assertEquals(List.of(), missing, language);
        }
    }

    private static Set<String> actions() throws IOException {
        Set<String> actions = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> all = Files.walk(DOMAIN)) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            String text = Files.readString(source);
            if (text.contains("AuditLog")) {
                Matcher matcher = ACTION.matcher(text);
                while (matcher.find()) {
                    actions.add(matcher.group(1));
                }
            }
        }
        return actions;
    }
}
