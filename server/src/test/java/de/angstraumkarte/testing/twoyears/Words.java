package de.angstraumkarte.testing.twoyears;

import java.util.List;
import java.util.Random;

/** Sentences as they could be read on the map; those that are nobody's business bear {@link Truth#MARK}. */
final class Words {
    private static final List<String> KINDS = List.of(
            "Unterführung",
            "Fußweg",
            "Haltestelle",
            "Durchgang",
            "Parkplatz",
            "Grünzug",
            "Treppe",
            "Brücke",
            "Vorplatz");
    private static final List<String> NAMES = List.of(
            "Ahornweg",
            "Birkenstraße",
            "Lindenhof",
            "Erlenpfad",
            "Zechengasse",
            "Kanalufer",
            "Hafenblick",
            "Gartenstadt",
            "Mühlenbach",
            "Schulgasse",
            "Kirchpfad",
            "Marktgasse",
            "Rosenweg",
            "Schleusenweg",
            "Feldrain",
            "Bergmannsweg");
    private static final List<String> NEWS = List.of(
            "Das Ordnungsamt war vor Ort und hat den Zustand aufgenommen.",
            "Die Abstimmung mit den beteiligten Ämtern läuft.",
            "Die Angebote der Firmen liegen vor und werden geprüft.",
            "Der Ort wurde im Dunkeln begangen.",
            "Es gibt noch keinen neuen Stand; die Stadt bleibt an dem Ort.",
            "Die Bezirksvertretung hat über den Ort beraten.");
    private static final List<String> REPORTS = List.of(
            "Hier ist es abends sehr dunkel, man sieht niemanden kommen.",
            "Die Lampen sind seit Wochen aus.",
            "Die Hecken stehen so hoch, dass man nichts sieht.",
            "Ich gehe hier im Dunkeln nicht mehr durch.",
            "Überall liegt Müll, es riecht und ist eng.");

    private Words() {}

    static String title(int number, Random random) {
        return pick(KINDS, random) + " " + pick(NAMES, random) + " " + number;
    }

    static String news(Random random) {
        return pick(NEWS, random);
    }

    static String status(String status) {
        return switch (status) {
            case "under-review" -> "Die Stadt sieht sich den Ort an.";
            case "planned" -> "Es ist beschlossen, was hier getan wird.";
            case "in-progress" -> "Die Arbeiten haben begonnen.";
            case "implemented" -> "Alles, was geplant war, ist getan.";
            case "evaluating" -> "Jetzt zeigt sich, ob es geholfen hat.";
            case "improved" -> "Die Rückmeldungen sind klar besser als vorher.";
            case "unchanged" -> "Die Rückmeldungen zeigen keine klare Verbesserung.";
            case "no-action" -> "Hier wird die Stadt nichts ändern.";
            case "not-responsible" -> "Der Ort gehört nicht der Stadt.";
            default -> "Der Stand hat sich geändert.";
        };
    }

    static String internal(int number) {
        return "Nur für die Verwaltung: Rücksprache mit " + Truth.MARK + "-intern-" + number + " nötig.";
    }

    static String report(int number, Random random) {
        return pick(REPORTS, random) + " Gezeichnet " + Truth.MARK + "-wort-" + number;
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
