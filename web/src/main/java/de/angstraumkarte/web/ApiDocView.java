package de.angstraumkarte.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that describes the interfaces.
 *
 * @param documentHref where programs get the same description
 */
public record ApiDocView(String documentHref, List<Interface> interfaces, List<Schema> schemas) {
    public ApiDocView {
        interfaces = List.copyOf(interfaces);
        schemas = List.copyOf(schemas);
    }

    /** @param id for the anchor, and in the keys of its texts: "api", "ogc", "open311" */
    public record Interface(String id, List<Group> groups) {
        public Interface {
            groups = List.copyOf(groups);
        }
    }

    /** @param id for the anchor */
    public record Group(String id, String title, @Nullable String text, List<Operation> operations) {
        public Group {
            operations = List.copyOf(operations);
        }
    }

    /**
     * One thing that can be asked.
     *
     * @param id for the anchor
     * @param same paths of what else can be asked in the same way
     * @param body what is sent; empty if nothing is
     * @param exampleHref address that shows an answer when it is opened; null if opening it would change something
     * @param curl the example as a command; null without an example
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            @Nullable String text,
            List<String> same,
            List<Parameter> parameters,
            List<Content> body,
            List<Answer> answers,
            @Nullable String exampleHref,
            @Nullable String curl) {
        public Operation {
            same = List.copyOf(same);
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
            answers = List.copyOf(answers);
        }

        /** The same with one path more that can be asked in the same way. */
        public Operation with(String path) {
            List<String> paths = new ArrayList<>(same);
            paths.add(path);
            return new Operation(
                    id, method, this.path, summary, text, paths, parameters, body, answers, exampleHref, curl);
        }
    }

    /** @param in "query", "path" or "header" */
    public record Parameter(
            String name, String in, boolean required, Type type, @Nullable String text, @Nullable String example) {}

    /**
     * What a value can be.
     *
     * @param name in the page's language
     * @param values the only ones; empty if there may be others
     * @param range smallest and largest value in words; null if there is no limit
     */
    public record Type(String name, List<String> values, @Nullable String range, @Nullable String fallback) {
        public Type {
            values = List.copyOf(values);
        }
    }

    public record Answer(String status, @Nullable String text, List<Content> contents) {
        public Answer {
            contents = List.copyOf(contents);
        }
    }

    /** @param schema name of one of the page's schemas; null if it has no name of its own */
    public record Content(String mediaType, @Nullable String schema, boolean list) {}

    /** @param fields of a composed schema: those of its parts */
    public record Schema(String name, @Nullable String text, List<Field> fields, List<String> oneOf) {
        public Schema {
            fields = List.copyOf(fields);
            oneOf = List.copyOf(oneOf);
        }
    }

    /** @param schema name of the schema of its value; null if it has no name of its own */
    public record Field(
            String name,
            boolean required,
            boolean nullable,
            Type type,
            @Nullable String schema,
            @Nullable String text) {}
}
