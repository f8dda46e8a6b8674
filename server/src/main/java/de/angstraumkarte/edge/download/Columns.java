package de.angstraumkarte.edge.download;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.download.Column.Type;
import java.util.ArrayList;
import java.util.List;

/** The columns of each collection's files, in their order: its features' properties. */
final class Columns {
    private static final List<Column> PLACES = List.of(
            text("layer"),
            text("title"),
            text("status"),
            text("statusTitle"),
            new Column("open", Type.BOOLEAN),
            text("district"),
            text("districtTitle"),
            new Column("districtEstimated", Type.BOOLEAN),
            new Column("causes", Type.LIST),
            new Column("times", Type.LIST),
            text("text"),
            text("address"),
            day("lastUpdate"),
            day("nextUpdateBy"),
            new Column("overdue", Type.BOOLEAN),
            number("updates"),
            number("measures.open"),
            number("measures.done"),
            text("position"),
            number("accuracyM"),
            new Column("verified", Type.BOOLEAN),
            text("kind"),
            text("sportType"),
            text("partOf27"),
            text("note"),
            text("source"),
            text("sourceDate"),
            text("sourceUrl"),
            text("href"));

    private static final List<Column> DISTRICTS = List.of(
            text("layer"),
            text("title"),
            number("nr"),
            text("nordwaerts"),
            new Column("labelLon", Type.NUMBER),
            new Column("labelLat", Type.NUMBER),
            text("borderSource"),
            new Column("attributes", Type.JSON));

    private static final List<Column> NEWS = List.of(
            text("place"),
            text("placeTitle"),
            text("layer"),
            text("district"),
            text("districtTitle"),
            // As precise as it is known: "2019-11" is a date of this collection.
            text("date"),
            day("published"),
            text("kind"),
            text("kindTitle"),
            text("status"),
            text("statusTitle"),
            text("text"),
            text("source"),
            text("sourceUrl"),
            day("nextUpdateBy"),
            text("href"));

    private static final List<Column> EFFECTS = effects();

    private Columns() {}

    static List<Column> of(OpenCollection collection) {
        if (collection.layer() != null) {
            return PLACES;
        }
        if (collection.equals(OpenCollection.DISTRICTS)) {
            return DISTRICTS;
        }
        return collection.equals(OpenCollection.NEWS) ? NEWS : EFFECTS;
    }

    private static List<Column> effects() {
        List<Column> columns = new ArrayList<>(List.of(
                text("place"),
                text("placeTitle"),
                text("layer"),
                text("status"),
                text("statusTitle"),
                text("district"),
                text("districtTitle"),
                day("firstDone"),
                day("lastDone"),
                day("afterFrom"),
                text("verdict"),
                text("verdictTitle")));
        for (String light : List.of("day.", "dark.")) {
            columns.addAll(List.of(
                    text(light + "verdict"),
                    text(light + "verdictTitle"),
                    number(light + "before.n"),
                    new Column(light + "before.answers", Type.LIST),
                    number(light + "after.n"),
                    new Column(light + "after.answers", Type.LIST),
                    new Column(light + "p", Type.NUMBER),
                    new Column(light + "superiority", Type.NUMBER)));
        }
        columns.add(text("href"));
        return List.copyOf(columns);
    }

    private static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    private static Column number(String name) {
        return new Column(name, Type.INTEGER);
    }

    private static Column day(String name) {
        return new Column(name, Type.DATE);
    }
}
