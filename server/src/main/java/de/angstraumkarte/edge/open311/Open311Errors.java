package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.angstraumkarte.base.http.ErrorForm;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.base.problem.FieldError;
import io.javalin.http.Context;

/** Errors as GeoReport v2 has them: a list with one entry for each thing that is wrong. */
public final class Open311Errors implements ErrorForm {
    private static final String BEGINNING = "/open311";

    @Override
    public boolean serves(String path) {
        return path.equals(BEGINNING) || path.startsWith(BEGINNING + "/");
    }

    @Override
    public void write(Context ctx, Problem problem) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (FieldError error : problem.errors()) {
            add(errors, problem, error.field() + ": " + ProblemMapper.text(problem.messages(), error));
        }
        if (errors.isEmpty()) {
            add(errors, problem, problem.description());
        }
        Format format = Format.of(ctx.path());
        ctx.contentType(format.contentType()).result(format.write("errors", errors));
    }

    private static void add(ArrayNode errors, Problem problem, String description) {
        errors.addObject().put("code", problem.status()).put("description", description);
    }
}
