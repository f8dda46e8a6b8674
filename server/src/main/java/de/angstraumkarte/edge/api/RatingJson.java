package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.angstraumkarte.base.http.LimitedInput;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how safe a place feels from JSON, as strictly as {@link ReportJson} reads reports. Used for one request. */
final class RatingJson {
    private static final int MOST_BYTES = 4_000;
    private static final String MEMBERS = "safety, light";

    /** An answer that is right. */
    record Content(Light light, int safety) {}

    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Integer safety;
    private @Nullable Light light;

    private RatingJson() {}

    /** @throws Invalid with everything that is not as the interface says */
    static Content read(InputStream body) {
        return new RatingJson().content(body);
    }

    private Content content(InputStream body) {
        try (JsonParser parser = ReportJson.FACTORY.createParser(new LimitedInput(body, MOST_BYTES))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Invalid("body", parser.currentToken() == null ? "not-json" : "not-an-object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                member(parser, name);
            }
            if (parser.nextToken() != null) {
                throw new Invalid("body", "not-json");
            }
        } catch (IOException e) {
            // Not JSON, not UTF-8, or it broke off. The parser's own message repeats what was sent.
            throw new Invalid("body", "not-json");
        }
        requireMember("safety", safety);
        requireMember("light", light);
        if (safety == null || light == null || !errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Content(light, safety);
    }

    private void requireMember(String name, @Nullable Object value) {
        if (value == null && errors.stream().noneMatch(error -> error.field().equals(name))) {
            errors.add(FieldError.of(name, "missing"));
        }
    }

    private void member(JsonParser parser, String name) throws IOException {
        boolean absent = parser.currentToken() == JsonToken.VALUE_NULL;
        switch (name) {
            case "safety" -> {
                if (!absent) {
                    readSafety(parser);
                }
            }
            case "light" -> {
                if (!absent) {
                    readLight(parser);
                }
            }
            default -> {
                errors.add(FieldError.of(ReportJson.shown(name), "unknown-member", MEMBERS));
                parser.skipChildren();
            }
        }
    }

    private void readSafety(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            errors.add(FieldError.of("safety", "not-an-integer"));
            parser.skipChildren();
            return;
        }
        int value = parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : -1;
        if (value < Rating.LOWEST || value > Rating.HIGHEST) {
            errors.add(FieldError.of("safety", "range", Rating.LOWEST, Rating.HIGHEST));
        } else {
            safety = value;
        }
    }

    private void readLight(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            errors.add(FieldError.of("light", "not-text"));
            parser.skipChildren();
            return;
        }
        Optional<Light> found = Light.find(parser.getText());
        if (found.isEmpty()) {
            errors.add(FieldError.of("light", "allowed", String.join(", ", Light.SLUGS)));
        }
        light = found.orElse(null);
    }
}
