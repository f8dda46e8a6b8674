package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.http.StaticFiles;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.web.LanguageLink;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.StandView;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What all pages have in common: language, addresses, headers. */
public final class Pages {
    private static final int COOKIE_SECONDS = 365 * 24 * 3600;

    private final SiteAddress address;
    private final String assets;
    private final boolean demo;

    /** @param demo whether every page has to say that it shows examples */
    public Pages(Config config, StaticFiles staticFiles, boolean demo) {
        this.address = new SiteAddress(config.publicUrl());
        this.assets = staticFiles.base();
        this.demo = demo;
    }

    /** The common part of the page a request asks for; remembers a language that was chosen by address. */
    public PageView page(Context ctx) {
        Messages messages = Languages.messages(ctx);
        String chosen = ctx.queryParam(Languages.NAME);
        if (messages.language().equals(chosen)) {
            ctx.cookie(new Cookie(
                    Languages.NAME,
                    chosen,
                    "/",
                    COOKIE_SECONDS,
                    address(ctx).startsWith("https:"),
                    true,
                    null,
                    SameSite.LAX));
        }
        return framed(ctx);
    }

    /** The same for a page inside somebody else's and for errors: it leaves nothing behind in the browser. */
    public PageView framed(Context ctx) {
        Messages messages = Languages.messages(ctx);
        return page(messages, ctx.path(), address(ctx) + ctx.path(), languages(messages, code -> href(ctx, code)));
    }

    /** Scheme and host of the site, without slash at the end. */
    String address(Context ctx) {
        return address.of(ctx);
    }

    /** The same of a page that may show a past day; null for the present. */
    public PageView page(Context ctx, @Nullable LocalDate day, HistoryService history) {
        PageView page = page(ctx);
        return day == null
                ? page
                : page.at(new StandView(
                        day,
                        hrefAt(ctx, null),
                        new StandView.Choice(
                                ctx.path(), kept(ctx, PastDay.NAME), history.firstDay(), history.today())));
    }

    /** The common part of a page that says what went wrong: it repeats nothing of the address that was asked for. */
    public PageView errorPage(Context ctx, Messages messages) {
        return page(
                messages, "", address.of(ctx) + "/", languages(messages, code -> "/?" + Languages.NAME + "=" + code));
    }

    private PageView page(Messages messages, String path, String canonicalUrl, List<LanguageLink> languages) {
        return new PageView(messages, path, canonicalUrl, assets, languages, demo);
    }

    private static List<LanguageLink> languages(Messages messages, UnaryOperator<String> href) {
        return Messages.LANGUAGES.stream()
                .map(code -> new LanguageLink(
                        code, messages.text("language." + code), href.apply(code), code.equals(messages.language())))
                .toList();
    }

    /** Sends a page, compressed; a browser that has just this page gets 304. */
    public void send(Context ctx, PageView page, String html) {
        ctx.header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language, Cookie, X-Fragment")
                .header("Content-Language", page.language());
        PreparedBody.once("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .send(ctx);
    }

    /** Sends a page that is for this visitor alone: nobody keeps it. */
    public void sendPrivate(Context ctx, PageView page, String html) {
        ctx.header("Cache-Control", "no-store")
                .header("Content-Language", page.language())
                .contentType("text/html; charset=utf-8")
                .result(html);
    }

    /** The same page, with its other parameters, in another language. */
    private static String href(Context ctx, String language) {
        return ctx.path() + "?" + parameters(ctx, Languages.NAME).add(encode(Languages.NAME) + "=" + encode(language));
    }

    /** The same page, with its other parameters, of a day; null for today. */
    static String hrefAt(Context ctx, @Nullable LocalDate day) {
        StringJoiner query = parameters(ctx, PastDay.NAME);
        if (day != null) {
            query.add(PastDay.NAME + "=" + day);
        }
        return query.length() == 0 ? ctx.path() : ctx.path() + "?" + query;
    }

    private static StringJoiner parameters(Context ctx, String without) {
        StringJoiner query = new StringJoiner("&");
        kept(ctx, without).forEach(kept -> query.add(encode(kept.name()) + "=" + encode(kept.value())));
        return query;
    }

    private static List<StandView.Kept> kept(Context ctx, String without) {
        List<StandView.Kept> kept = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : ctx.queryParamMap().entrySet()) {
            String name = parameter.getKey();
            if (!name.isEmpty() && !name.equals(without) && !Params.isTracking(name)) {
                parameter.getValue().forEach(value -> kept.add(new StandView.Kept(name, value)));
            }
        }
        return kept;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
