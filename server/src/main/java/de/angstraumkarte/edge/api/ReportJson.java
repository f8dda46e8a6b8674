package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import de.angstraumkarte.base.http.LimitedInput;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.report.Channel;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.domain.report.Photos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from JSON, strictly and as a stream: members that are unknown, come twice or have another type are refused,
 * all of them together; photos are decoded from Base64 while they arrive and never kept as text. Used for one request.
 */
final class ReportJson {
    /** Bytes of everything but the photos. */
    static final int MOST_BYTES = 64_000;
    /** Bytes with three photos in Base64. */
    static final int MOST_BYTES_WITH_PHOTOS = 45_000_000;

    private static final String MEMBERS = "lon, lat, causes, times, safety, text, email, placeId, photos";
    private static final Pattern PRINTABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");
    private static final int LONGEST_LIST = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(100)
                    .build())
            .build();

    /** A report as it was sent, still unchecked. */
    record Content(NewReport report, List<byte[]> photos) {}

    private final LimitedInput in;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<byte[]> photos = new ArrayList<>();
    private double lon = Double.NaN;
    private double lat = Double.NaN;
    private @Nullable Integer safety;
    private List<String> causes = List.of();
    private List<String> times = List.of();
    private @Nullable String text;
    private @Nullable String email;
    private @Nullable String placeId;

    private ReportJson(LimitedInput in) {
        this.in = in;
    }

    /** @throws Invalid with everything that is not as the interface says */
    static Content read(InputStream body, String language) {
        LimitedInput in = new LimitedInput(body, MOST_BYTES);
        return new ReportJson(in).read(language);
    }

    private Content read(String language) {
        try (JsonParser parser = FACTORY.createParser(in)) {
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
        if (safety == null && errors.stream().noneMatch(e -> "safety".equals(e.field()))) {
            errors.add(FieldError.of("safety", "missing"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Content(
                new NewReport(
                        lon,
                        lat,
                        causes,
                        times,
                        safety == null ? 0 : safety,
                        text,
                        email,
                        placeId,
                        language,
                        Channel.API),
                List.copyOf(photos));
    }

    private void member(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "lon" -> lon = number(parser, name);
            case "lat" -> lat = number(parser, name);
            case "safety" -> safety = integer(parser, name);
            case "causes" -> causes = texts(parser, name);
            case "times" -> times = texts(parser, name);
            case "text" -> text = text(parser, name);
            case "email" -> email = text(parser, name);
            case "placeId" -> placeId = text(parser, name);
            case "photos" -> photos(parser);
            default -> refuse(parser, shown(name), "unknown-member", MEMBERS);
        }
    }

    /** The name of a member as an answer may repeat it. */
    static String shown(String name) {
        return PRINTABLE_NAME.matcher(name).matches() ? name : "?";
    }

    private void refuse(JsonParser parser, String field, String code, Object... args) throws IOException {
        errors.add(FieldError.of(field, code, args));
        parser.skipChildren();
    }

    private double number(JsonParser parser, String name) throws IOException {
        if (parser.currentToken().isNumeric()) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            refuse(parser, name, "not-a-number");
            return 0;
        }
        return Double.NaN;
    }

    private @Nullable Integer integer(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            refuse(parser, name, "not-an-integer");
            return null;
        }
        // Whatever does not fit is out of any range of ours.
        return parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : -1;
    }

    private @Nullable String text(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            refuse(parser, name, "not-text");
        }
        return null;
    }

    private List<String> texts(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            refuse(parser, name, "not-a-list");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        boolean fits = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            fits &= parser.currentToken() == JsonToken.VALUE_STRING && texts.size() < LONGEST_LIST;
            if (fits) {
                texts.add(parser.getText());
            }
            parser.skipChildren();
        }
        if (!fits) {
            errors.add(FieldError.of(name, "not-a-list"));
        }
        return texts;
    }

    private void photos(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            refuse(parser, "photos", "not-a-list");
            return;
        }
        in.allow(MOST_BYTES_WITH_PHOTOS);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (photos.size() == Photos.MOST) {
                throw new Invalid("photos", "too-many-photos", Photos.MOST);
            }
            photos.add(photo(parser));
        }
        in.allow(MOST_BYTES);
    }

    private byte[] photo(JsonParser parser) throws IOException {
        int position = photos.size() + 1;
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Invalid("photos", "not-base64", position);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] part, int from, int length) {
                if (count + length > Photos.LARGEST_BYTES) {
                    throw new Invalid("photos", "photo-too-large", position, Photos.LARGEST_BYTES / 1_000_000);
                }
                super.write(part, from, length);
            }
        };
        try {
            parser.readBinaryValue(bytes);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Invalid("photos", "not-base64", position);
        }
        return bytes.toByteArray();
    }
}
