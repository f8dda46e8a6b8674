package de.angstraumkarte.web.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field of a form that says where something is: drawn on a map, or typed.
 *
 * @param shape "point", "line" or "area"
 * @param text one "longitude latitude" per line, GeoJSON or WKT; empty if nothing is known yet
 * @param problem what is wrong with it, null if nothing
 * @param hint where to look while nothing is drawn, "longitude latitude"; null for the whole city
 * @param tiles whether there are background tiles
 */
public record GeometryFieldView(
        String shape, String text, @Nullable String problem, @Nullable String hint, boolean tiles) {
    /** What can be drawn. */
    public static final List<String> SHAPES = List.of("point", "line", "area");
}
