package de.angstraumkarte.testing.twoyears;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who works on the map. */
final class Cast {
    static final long COORDINATOR = 1;

    /** @param id as it is stored, beginning with 1 */
    record Person(long id, String login, String name, String role, @Nullable String unit) {}

    static final List<Person> STAFF = List.of(
            new Person(
                    COORDINATOR,
                    Truth.MARK + "-leitung",
                    "Kim " + Truth.MARK + " Leitung",
                    "coordinator",
                    "ordnungsamt"),
            new Person(2, Truth.MARK + "-admin", "Sascha " + Truth.MARK + " Admin", "admin", null),
            new Person(3, Truth.MARK + "-tiefbau", "Toni " + Truth.MARK + " Tiefbau", "case-worker", "tiefbauamt"),
            new Person(4, Truth.MARK + "-gruen", "Robin " + Truth.MARK + " Grün", "case-worker", "gruenflaechenamt"));

    /** Which office does what. */
    static final Map<String, String> OFFICES = Map.ofEntries(
            Map.entry("lighting", "dsw21"),
            Map.entry("pruning", "gruenflaechenamt"),
            Map.entry("cleaning", "edg"),
            Map.entry("sightline", "gruenflaechenamt"),
            Map.entry("signage", "tiefbauamt"),
            Map.entry("repair", "tiefbauamt"),
            Map.entry("patrol", "polizei"),
            Map.entry("social-work", "ordnungsamt"),
            Map.entry("activation", "ordnungsamt"),
            Map.entry("redesign", "tiefbauamt"),
            Map.entry("help-point", "dsw21"),
            Map.entry("traffic", "tiefbauamt"),
            Map.entry("information", "ordnungsamt"));

    /** In the order of the catalogue. */
    static final List<String> TYPES = List.of(
            "lighting",
            "pruning",
            "cleaning",
            "sightline",
            "signage",
            "repair",
            "patrol",
            "social-work",
            "activation",
            "redesign",
            "help-point",
            "traffic",
            "information");

    static final List<String> UNITS =
            List.of("ordnungsamt", "polizei", "tiefbauamt", "gruenflaechenamt", "edg", "dsw21");

    private Cast() {}
}
