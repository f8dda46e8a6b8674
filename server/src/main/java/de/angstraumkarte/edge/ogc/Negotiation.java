package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Params;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which format an answer has: as {@code ?f=} says, else what Accept likes best (RFC 9110, 12.5.1), else JSON. */
final class Negotiation {
    private static final List<String> ANY_JSON = List.of(
            MediaTypes.JSON, MediaTypes.GEOJSON, MediaTypes.SCHEMA, MediaTypes.OPENAPI, "application/problem+json");

    private Negotiation() {}

    /**
     * The format of an answer that depends on the request; says so to caches.
     *
     * @param json media types that the answer for programs may be asked for by
     * @throws HttpResponseException 406 if the client wants neither
     */
    static Format format(Context ctx, Params params, String... json) {
        ctx.header("Vary", "Accept");
        String asked = params.text(Format.NAME, 20);
        if (asked != null) {
            return Format.find(asked).orElseGet(() -> {
                params.error(Format.NAME, "allowed", String.join(", ", Format.slugs()));
                return Format.JSON;
            });
        }
        @Nullable Format format = accepted(ctx.header("Accept"), List.of(json));
        if (format == null) {
            throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
        }
        return format;
    }

    /** Whether an error is for people. Never fails: an error is told to those too who want neither format. */
    static boolean wantsPage(Context ctx) {
        String asked = ctx.queryParam(Format.NAME);
        return asked == null
                ? accepted(ctx.header("Accept"), ANY_JSON) == Format.HTML
                : asked.equals(Format.HTML.slug());
    }

    /** The format that an Accept header likes best, JSON if both are the same to it; null if it wants neither. */
    static @Nullable Format accepted(@Nullable String accept, List<String> json) {
        if (accept == null || accept.isBlank()) {
            return Format.JSON;
        }
        double programs =
                json.stream().mapToDouble(type -> quality(accept, type)).max().orElse(0);
        double people = quality(accept, MediaTypes.HTML);
        if (programs == 0 && people == 0) {
            return null;
        }
        return people > programs ? Format.HTML : Format.JSON;
    }

    /** How much a type is wanted, 0 to 1: what the most exact range says that fits it. */
    private static double quality(String accept, String type) {
        String name = type.split(";")[0];
        String group = name.substring(0, name.indexOf('/')) + "/*";
        int exactest = 0;
        double quality = 0;
        for (String part : accept.split(",")) {
            String[] range = part.split(";", -1);
            String wanted = range[0].strip();
            int exact = wanted.equalsIgnoreCase(name)
                    ? 3
                    : wanted.equalsIgnoreCase(group) ? 2 : wanted.equals("*/*") ? 1 : 0;
            if (exact > exactest) {
                exactest = exact;
                quality = weight(range);
            }
        }
        return quality;
    }

    private static double weight(String[] range) {
        for (int i = 1; i < range.length; i++) {
            String parameter = range[i].strip();
            if (parameter.matches("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
