package de.angstraumkarte.base.http;

import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of an answer: {@code ?lang=}, else the cookie, else Accept-Language, else German. */
public final class Languages {
    /** Query parameter and cookie. */
    public static final String NAME = "lang";

    private Languages() {}

    public static Messages messages(Context ctx) {
        return Messages.of(choose(ctx.queryParam(NAME), ctx.cookie(NAME), ctx.header("Accept-Language")));
    }

    static String choose(@Nullable String parameter, @Nullable String cookie, @Nullable String acceptLanguage) {
        if (parameter != null && Messages.LANGUAGES.contains(parameter)) {
            return parameter;
        }
        if (cookie != null && Messages.LANGUAGES.contains(cookie)) {
            return cookie;
        }
        String fallback = Messages.LANGUAGES.get(0);
        if (acceptLanguage == null) {
            return fallback;
        }
        try {
            List<Locale> ours =
                    Messages.LANGUAGES.stream().map(Locale::forLanguageTag).toList();
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ours);
            return found == null ? fallback : found.getLanguage();
        } catch (IllegalArgumentException e) {
            // a header no browser sends; the default language is as good as any
            return fallback;
        }
    }
}
