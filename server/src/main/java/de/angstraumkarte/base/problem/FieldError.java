package de.angstraumkarte.base.problem;

import java.util.List;

/**
 * One thing that is wrong with one field of the input.
 *
 * @param field name of the parameter, column or JSON member, as its sender wrote it in our contract
 * @param code key of the text that explains it, below {@code problem.field.} in the message files
 * @param args what the text needs, e.g. the allowed range; never the rejected input itself
 */
public record FieldError(String field, String code, List<Object> args) {
    public FieldError {
        args = List.copyOf(args);
    }

    public static FieldError of(String field, String code, Object... args) {
        return new FieldError(field, code, List.of(args));
    }
}
