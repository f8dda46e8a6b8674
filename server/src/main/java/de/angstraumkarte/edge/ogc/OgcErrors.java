package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.http.ErrorForm;
import de.angstraumkarte.base.http.ProblemMapper;
import io.javalin.http.Context;

/**
 * Errors below {@code /ogc}: a problem (RFC 9457) that is an exception of OGC 17-069r4 too, by its members {@code code} and
 * {@code description}; or the page that people get everywhere.
 */
public final class OgcErrors implements ErrorForm {
    private final ObjectMapper json;
    private final ProblemMapper.Page page;

    public OgcErrors(ObjectMapper json, ProblemMapper.Page page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public boolean serves(String path) {
        return (path + "/").startsWith(OgcRoutes.PATH + "/");
    }

    @Override
    public void write(Context ctx, Problem problem) {
        ctx.header("Vary", "Accept");
        if (Negotiation.wantsPage(ctx)) {
            ctx.contentType("text/html; charset=utf-8").result(page(ctx, problem));
            return;
        }
        try {
            byte[] body = json.writeValueAsBytes(
                    problem.json().put("code", problem.code()).put("description", problem.description()));
            ctx.contentType(ProblemMapper.MEDIA_TYPE).result(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private String page(Context ctx, Problem problem) {
        String logged = problem.json().path("instance").asText().replace("urn:uuid:", "");
        return page.render(
                ctx,
                problem.messages(),
                problem.status(),
                "problem." + problem.code() + ".title",
                problem.description(),
                problem.status() >= 500 ? logged : null);
    }
}
