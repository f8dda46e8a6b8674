package de.angstraumkarte.base.http;

import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one request, read strictly: what is not declared is refused, what is declared must be right, and
 * all faults are reported together by {@link #check()}.
 */
public final class Params {
    /** Hidden field of the forms of the staff area: shows that the form came from there. */
    public static final String CSRF = "csrf";

    private static final Pattern PRINTABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,39}");
    /** Unknown parameters that are named; whoever sends more learns only that there are more. */
    private static final int MOST_UNKNOWN = 10;

    private static final Pattern TRACKING = Pattern.compile("utm_[a-z]+|mtm_[a-z]+|fbclid|gclid|msclkid|igshid");

    private static final Pattern FORM = Pattern.compile(
            "^\\s*(?:application/x-www-form-urlencoded|multipart/form-data)\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

    private static final long LARGEST_ID = 999_999_999_999_999_999L;
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(?:\\.\\d{1,17})?");

    private final Map<String, List<String>> values;
    private final List<FieldError> errors = new ArrayList<>();

    private Params(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * For interfaces: an empty value is a fault.
     *
     * @param known names of the parameters this resource has
     */
    public static Params of(Context ctx, String... known) {
        Params params = new Params(ctx.queryParamMap());
        params.refuseUnknown(params::isNothing, known);
        params.refuseUnreadable(ctx.queryString(), known);
        params.values.forEach((name, values) -> {
            if (values.stream().anyMatch(String::isBlank) && Set.of(known).contains(name)) {
                params.error(name, "missing");
            }
        });
        return params;
    }

    /**
     * For pages: browsers send the empty fields of a form, so an empty value counts as absent, and what others append to a
     * shared link to follow people around is passed over.
     */
    public static Params form(Context ctx, String... known) {
        Params params = new Params(ctx.queryParamMap());
        params.refuseUnknown(name -> isTracking(name) || params.isNothing(name), known);
        params.refuseUnreadable(ctx.queryString(), known);
        return params;
    }

    /**
     * For what a form of a page sends in the body, url-encoded or multipart (files are not parameters): an empty value counts
     * as absent. The field {@link #CSRF} is checked elsewhere and passed over here.
     *
     * @param known names of the form's fields
     * @throws UnsupportedMediaTypeResponse if the body is declared to be no form; it would be read as one all the same
     */
    public static Params body(Context ctx, String... known) {
        return body(ctx, name -> false, known);
    }

    /** {@link #body(Context, String...)}, with unknown fields that are passed over too. */
    public static Params body(Context ctx, Predicate<String> passedOver, String... known) {
        String type = ctx.header("Content-Type");
        if (type != null && !FORM.matcher(type).find()) {
            throw new UnsupportedMediaTypeResponse();
        }
        Params params = new Params(ctx.formParamMap());
        params.refuseUnknown(passedOver.or(CSRF::equals), known);
        // Nothing is encoded in the parts of a multipart body, and a file among them is a name without a value.
        if (!ctx.isMultipart()) {
            params.refuseUnreadable(null, known);
        }
        return params;
    }

    /** Whether a parameter is one that mail programs and social networks append to links. */
    public static boolean isTracking(String name) {
        return TRACKING.matcher(name).matches();
    }

    /** What a query has where an ampersand stands without a parameter, as at its end: clients that append leave some behind. */
    private boolean isNothing(String name) {
        return name.isEmpty() && values.getOrDefault(name, List.of()).stream().allMatch(String::isEmpty);
    }

    private void refuseUnknown(Predicate<String> passedOver, String... known) {
        Set<String> names = Set.of(known);
        List<String> unknown = values.keySet().stream()
                .filter(name -> !names.contains(name) && !passedOver.test(name))
                .limit(MOST_UNKNOWN + 1)
                // A name that could be anything but a name is not repeated in the answer.
                .map(name -> PRINTABLE_NAME.matcher(name).matches() ? name : "?")
                .distinct()
                .toList();
        for (int i = 0; i < unknown.size(); i++) {
            if (i == 0) {
                error(unknown.get(i), "unknown-parameter", known.length == 0 ? "–" : String.join(", ", known));
            } else if (i < MOST_UNKNOWN) {
                error(unknown.get(i), "unknown-parameter-too");
            } else {
                error("?", "more-unknown-parameters");
            }
        }
        // Here for all: whoever chooses the language of an answer does so before anybody looks at the parameters.
        if (names.contains(Languages.NAME)) {
            List<String> chosen = values.getOrDefault(Languages.NAME, List.of());
            if (chosen.size() > 1) {
                error(Languages.NAME, "repeated-parameter");
            } else if (chosen.stream().anyMatch(code -> !code.isBlank() && !Messages.LANGUAGES.contains(code))) {
                error(Languages.NAME, "allowed", String.join(", ", Messages.LANGUAGES));
            }
        }
    }

    /**
     * Javalin leaves out a value whose percent-encoding is broken; alone, nothing but the name remains of it.
     *
     * @param query as it was sent; null if there is none, or the parameters are those of a body
     */
    private void refuseUnreadable(@Nullable String query, String... known) {
        Set<String> unreadable = new LinkedHashSet<>();
        values.forEach((name, all) -> {
            if (all.isEmpty()) {
                unreadable.add(name);
            }
        });
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int name = pair.indexOf('=');
            if (name > 0 && !isReadable(pair.substring(name + 1))) {
                unreadable.add(pair.substring(0, name));
            }
        }
        unreadable.retainAll(Set.of(known));
        unreadable.forEach(name -> error(name, "encoding"));
    }

    private static boolean isReadable(String encoded) {
        try {
            URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What was wrong so far, for a page that shows its form again. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws Invalid with everything that was wrong, if anything was */
    public void check() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** The value of a parameter that may occur once; null if absent. */
    public @Nullable String text(String name, int maxLength) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            error(name, "repeated-parameter");
        }
        String value = all.isEmpty() ? "" : all.get(0).strip();
        if (value.length() > maxLength) {
            error(name, "too-long", maxLength);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    /** The value of a parameter that must be present once; empty after an error. */
    public String required(String name, int maxLength) {
        String value = text(name, maxLength);
        if (value == null && errors.stream().noneMatch(error -> error.field().equals(name))) {
            error(name, "missing");
        }
        return value == null ? "" : value;
    }

    /** A whole number in a range; {@code fallback} if absent. */
    public int number(String name, int fallback, int min, int max) {
        String value = text(name, 20);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // one message for both: not a number, not in the range
        }
        error(name, "range", min, max);
        return fallback;
    }

    /** The number of something in the store, from 1 on; null if absent. */
    public @Nullable Long id(String name) {
        String value = text(name, 20);
        if (value == null) {
            return null;
        }
        if (ID.matcher(value).matches()) {
            return Long.valueOf(value);
        }
        error(name, "range", 1, LARGEST_ID);
        return null;
    }

    /** A decimal number in a range that must be present; {@code min} after an error. */
    public double decimal(String name, double min, double max) {
        String value = required(name, 40);
        if (DECIMAL.matcher(value).matches()) {
            double number = Double.parseDouble(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        if (!value.isEmpty()) {
            error(name, "range", min, max);
        }
        return min;
    }

    /** A position from two parameters that must be present. */
    public LonLat lonLat(String lonName, String latName) {
        return new LonLat(decimal(lonName, -180, 180), decimal(latName, -90, 90));
    }

    /** Values out of a closed set; the parameter may be repeated and each value may be a comma list. */
    public Set<String> choices(String name, Collection<String> allowed) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String value : values.getOrDefault(name, List.of())) {
            for (String choice : value.split(",", -1)) {
                if (allowed.contains(choice.strip())) {
                    chosen.add(choice.strip());
                } else if (!value.isBlank()) {
                    error(name, "allowed", String.join(", ", allowed));
                    return Set.of();
                }
            }
        }
        return chosen;
    }

    /** {@code minLon,minLat,maxLon,maxLat} in degrees; empty if absent or wrong. */
    public Optional<Bbox> bbox(String name) {
        String value = text(name, 200);
        if (value == null) {
            return Optional.empty();
        }
        String[] parts = value.split(",", -1);
        if (parts.length == 4) {
            try {
                double[] numbers = new double[4];
                for (int i = 0; i < 4; i++) {
                    if (!DECIMAL.matcher(parts[i].strip()).matches()) {
                        throw new NumberFormatException();
                    }
                    numbers[i] = Double.parseDouble(parts[i].strip());
                }
                return Optional.of(new Bbox(numbers[0], numbers[1], numbers[2], numbers[3]));
            } catch (IllegalArgumentException e) {
                // one message for all: no numbers, out of range, swapped corners
            }
        }
        error(name, "bbox");
        return Optional.empty();
    }

    /** Whether the request has the parameter with a value. */
    public boolean has(String name) {
        return values.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    /** Notes what is wrong with a parameter, once. */
    public void error(String field, String code, Object... args) {
        FieldError error = FieldError.of(field, code, args);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }
}
