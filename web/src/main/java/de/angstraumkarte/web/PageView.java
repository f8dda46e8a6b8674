package de.angstraumkarte.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs, whatever it shows.
 *
 * @param messages texts in the page's language
 * @param path path of the page without query, for example "/orte"; marks the current entry of the navigation
 * @param canonicalUrl absolute address of the page without language and filters
 * @param assets prefix of static files, for example "/static/1a2b3c"; no slash at the end
 * @param languages every language the page exists in, the current one included
 * @param demo whether reports, measures and people shown are examples; every page then says so
 * @param stand the past day that is shown; null for the present
 */
public record PageView(
        Messages messages,
        String path,
        String canonicalUrl,
        String assets,
        List<LanguageLink> languages,
        boolean demo,
        @Nullable StandView stand) {
    public PageView {
        languages = List.copyOf(languages);
    }

    /** A page that shows the present. */
    public PageView(
            Messages messages,
            String path,
            String canonicalUrl,
            String assets,
            List<LanguageLink> languages,
            boolean demo) {
        this(messages, path, canonicalUrl, assets, languages, demo, null);
    }

    /** The same page as it was at the end of a past day; null for the present. */
    public PageView at(@Nullable StandView past) {
        return new PageView(messages, path, canonicalUrl, assets, languages, demo, past);
    }

    /** What links to other pages of the same past day end with: "?stand=2026-05-01", empty for the present. */
    public String standQuery() {
        return stand == null ? "" : stand.query();
    }

    /** Two-letter code of the page's language. */
    public String language() {
        return messages.language();
    }

    /** The text for a key, see {@link Messages#text}. */
    public String text(String key, @Nullable Object... args) {
        return messages.text(key, args);
    }

    /** Address of a static file, for example {@code asset("css/base.css")}. */
    public String asset(String file) {
        return assets + "/" + file;
    }

    /** Absolute address of a static file, for programs that show a preview of the page. */
    public String absoluteAsset(String file) {
        return URI.create(canonicalUrl).resolve(asset(file)).toString();
    }

    /** Absolute address of a path of the site. */
    public String absolute(String path) {
        return URI.create(canonicalUrl).resolve(path).toString();
    }

    /** Whether this page is the one at the path or lies below it. */
    public boolean isAt(String section) {
        return path.equals(section) || (section.length() > 1 && path.startsWith(section + "/"));
    }

    /**
     * Language of texts that come from the data, where it differs from the page's: their {@code lang} attribute, null
     * where none is needed. The data is German.
     */
    public @Nullable String dataLanguage() {
        return "de".equals(language()) ? null : "de";
    }
}
