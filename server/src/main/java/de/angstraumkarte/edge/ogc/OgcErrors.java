package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.http.ErrorForm;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.web.ErrorView;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Errors below {@code /ogc}: a problem (RFC 9457) that is an exception of OGC 17-069r4 too, by its members {@code code} and
 * {@code description}; or a page that leads back to the collection and to {@code /ogc}.
 */
public final class OgcErrors implements ErrorForm {
    private final ObjectMapper json;
    private final BiFunction<Context, ErrorView, String> page;

    /** @param page shows an error as a page of the site whose languages keep the address */
    public OgcErrors(ObjectMapper json, BiFunction<Context, ErrorView, String> page) {
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
        ErrorView view = new ErrorView(
                problem.status(),
                "problem." + problem.code() + ".title",
                problem.description(),
                problem.status() >= 500 ? logged : null,
                ways(ctx.path(), problem.messages()));
        return page.apply(ctx, view);
    }

    private static List<ErrorView.Way> ways(String path, Messages messages) {
        List<ErrorView.Way> ways = new ArrayList<>();
        for (OpenCollection collection : OpenCollection.ALL) {
            String own = OgcRoutes.PATH + OgcLinks.collection(collection);
            if ((path + "/").startsWith(own + "/")) {
                ways.add(new ErrorView.Way(own, CollectionWords.title(collection, messages)));
            }
        }
        ways.add(new ErrorView.Way(OgcRoutes.PATH, messages.text("ogc.page.title")));
        return ways;
    }
}
