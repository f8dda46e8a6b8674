package de.angstraumkarte.base.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.DomainException;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where something that went wrong becomes an answer: problem+json (RFC 9457) for programs, a page for people.
 * Answers never repeat what was sent; 5xx give an id, the cause is in the log under that id.
 */
public final class ProblemMapper {
    /** Shows a problem as a page. */
    @FunctionalInterface
    public interface Page {
        /** @param requestId null where nothing was logged */
        String render(
                Context ctx, Messages messages, int status, String titleKey, String detail, @Nullable String requestId);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final List<String> PROGRAM_PATHS =
            List.of("/api/", "/tiles/", "/static/", "/health/", "/ogc", "/open311", "/feeds/", "/metrics");
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(408, "too-slow"),
            Map.entry(409, "conflict"),
            Map.entry(413, "too-large"),
            Map.entry(414, "too-long"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(429, "too-many"),
            Map.entry(431, "too-long"),
            Map.entry(503, "unavailable"));

    private final ObjectMapper json;
    private final Page page;

    private final List<ErrorForm> forms;

    /** @param forms the first that is for a path tells its errors */
    public ProblemMapper(ObjectMapper json, Page page, List<ErrorForm> forms) {
        this.json = json;
        this.page = page;
        this.forms = List.copyOf(forms);
    }

    public void register(RoutesConfig routes) {
        routes.exception(DomainException.class, this::domain);
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(UnavailableException.class, (e, ctx) -> {
            ctx.header("Retry-After", "5");
            answer(ctx, 503, List.of());
        });
        routes.exception(Exception.class, this::unexpected);
    }

    private void domain(DomainException e, Context ctx) {
        if (e instanceof DomainException.Invalid invalid) {
            answer(ctx, 400, invalid.errors());
        } else if (e instanceof DomainException.Conflict conflict) {
            answer(
                    ctx,
                    409,
                    conflict.allowed().isEmpty()
                            ? List.of()
                            : List.of(FieldError.of("status", "allowed", String.join(", ", conflict.allowed()))));
        } else if (e instanceof DomainException.Repeated repeated) {
            answer(ctx, 409, List.of(repeated.error()));
        } else if (e instanceof DomainException.Stale) {
            answer(ctx, 409, List.of());
        } else if (e instanceof DomainException.Forbidden forbidden) {
            answer(ctx, 403, forbidden.errors());
        } else if (e instanceof DomainException.TooMany tooMany) {
            ctx.header("Retry-After", Integer.toString(tooMany.retryAfterSeconds()));
            answer(ctx, 429, tooMany.errors());
        } else {
            answer(ctx, 404, e instanceof DomainException.NotFound missing ? missing.errors() : List.of());
        }
    }

    private void http(HttpResponseException e, Context ctx) {
        if (e.getStatus() == 405) {
            // Javalin names the methods in its details; RFC 9110, 15.5.6 wants them in a header.
            ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", "GET, HEAD"));
        }
        answer(ctx, e.getStatus(), List.of());
    }

    private void unexpected(Exception e, Context ctx) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && ctx.res().isCommitted()) {
                // The client went away in the middle of the answer: nobody is left to tell.
                return;
            }
            if (isBrokenOff(cause)) {
                ctx.header("Connection", "close");
                answer(ctx, 400, List.of(FieldError.of("body", "broken-off")));
                return;
            }
        }
        if (SlowBodies.status(ctx) == 0) {
            LOG.error("request {} failed", RequestLog.id(ctx), e);
        }
        answer(ctx, 500, List.of());
    }

    /** Whether Jetty says that the body of a request is no body, is shorter than announced, or has stopped coming. */
    private static boolean isBrokenOff(Throwable cause) {
        return cause instanceof EofException
                || cause instanceof HttpException refused && refused.getCode() < 500
                || cause instanceof IOException && cause.getCause() instanceof TimeoutException;
    }

    private void answer(Context ctx, int found, List<FieldError> faults) {
        if (ctx.res().isCommitted()) {
            return;
        }
        // Whatever its reader made of it: a body that did not come is neither too short nor no JSON.
        int slow = SlowBodies.status(ctx);
        int status = slow == 0 ? found : slow;
        List<FieldError> errors = slow == 0 ? faults : List.of();
        if (slow == 0) {
            BodyRules.passOver(ctx);
        } else {
            ctx.header("Connection", "close");
            if (slow == 503) {
                ctx.header("Retry-After", "5");
            }
        }
        ctx.res().resetBuffer();
        Messages messages = Languages.messages(ctx);
        String code = code(status);
        ctx.status(status).header("Cache-Control", "no-store");
        ctx.res().setHeader("Content-Encoding", null);
        ctx.res().setHeader("ETag", null);
        ctx.res().setHeader("Content-Length", null);
        ctx.res().setHeader("Content-Disposition", null);
        ctx.res().setHeader("Content-Range", null);
        Optional<ErrorForm> form =
                forms.stream().filter(f -> f.serves(ctx.path())).findFirst();
        if (form.isPresent()) {
            ObjectNode problem = problem(messages, code, status, errors, RequestLog.id(ctx));
            form.get().write(ctx, new ErrorForm.Problem(messages, status, code, errors, problem));
        } else if (isForProgram(ctx)) {
            ctx.contentType(MEDIA_TYPE).result(bytes(problem(messages, code, status, errors, RequestLog.id(ctx))));
        } else {
            String detail = errors.isEmpty()
                    ? messages.text("problem." + code)
                    : errors.stream()
                            .map(error -> label(messages, error.field()) + ": " + text(messages, error))
                            .collect(Collectors.joining(" "));
            String id = status >= 500 ? RequestLog.id(ctx) : null;
            ctx.contentType("text/html; charset=utf-8")
                    .result(page.render(ctx, messages, status, "problem." + code + ".title", detail, id));
        }
    }

    /** Tells by the address; where people and programs both ask, by what they take: of a file that failed, only browsers want a page. */
    private static boolean isForProgram(Context ctx) {
        String path = ctx.path();
        if (PROGRAM_PATHS.stream().anyMatch((path + "/")::startsWith)) {
            return true;
        }
        @Nullable String accept = ctx.header("Accept");
        boolean anything = accept == null || accept.contains("*/*") || accept.contains("text/*");
        boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
        return (file || !anything) && (accept == null || !accept.contains("text/html"));
    }

    private ObjectNode problem(Messages messages, String code, int status, List<FieldError> errors, String requestId) {
        ObjectNode problem = json.createObjectNode()
                .put("type", "urn:angstraumkarte:problem:" + code)
                .put("title", messages.text("problem." + code + ".title"))
                .put("status", status)
                .put("detail", messages.text("problem." + code))
                .put("instance", "urn:uuid:" + requestId);
        if (!errors.isEmpty()) {
            var list = problem.putArray("errors");
            for (FieldError error : errors) {
                list.addObject()
                        .put("field", error.field())
                        .put("code", error.code())
                        .put("message", text(messages, error));
            }
        }
        return problem;
    }

    private byte[] bytes(ObjectNode problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Key of the texts for a status. */
    static String code(int status) {
        return CODES.getOrDefault(status, status >= 500 ? "internal" : "invalid");
    }

    /** What people call a parameter; its own name if they do not know it. */
    public static String label(Messages messages, String field) {
        String key = "param." + field;
        return messages.has(key) ? messages.text(key) : field;
    }

    /** What is wrong with a field and what would be right, as a sentence. */
    public static String text(Messages messages, FieldError error) {
        Object[] args = error.args().stream()
                .map(arg -> arg instanceof LocalDate day ? Dates.day(day, messages) : arg)
                .toArray();
        return messages.text("problem.field." + error.code(), args);
    }
}
