package de.angstraumkarte.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the pages. Safe to share between threads. */
public final class Templates {
    private final TemplateEngine engine;

    /** Uses the templates that were compiled with the program. */
    public Templates() {
        engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "de.angstraumkarte.web.jte");
        engine.setTrimControlStructures(true);
    }

    /** "/": the map with the list beside it. */
    public String map(PageView page, MapView view) {
        return render("site/map.jte", page, view);
    }

    /** "/einbetten": the map alone, for an iframe. */
    public String embed(PageView page, MapView view) {
        return render("site/embed.jte", page, view);
    }

    /** "/orte": the list of places. */
    public String list(PageView page, ListView view) {
        return render("site/list.jte", page, view);
    }

    /** "/orte/{id}": one place as a page. */
    public String place(PageView page, PlaceView view) {
        return render("site/place.jte", page, view);
    }

    /** "/orte/{id}" with "X-Fragment: panel": the same place as a fragment without a page around it. */
    public String placePanel(PageView page, PlaceView view) {
        return render("parts/placePanel.jte", page, view);
    }

    /** "/daten": open data. */
    public String data(PageView page, DataView view) {
        return render("site/data.jte", page, view);
    }

    /** A page of plain text. */
    public String text(PageView page, TextPageView view) {
        return render("site/text.jte", page, view);
    }

    /** What went wrong. */
    public String error(PageView page, ErrorView view) {
        return render("site/error.jte", page, view);
    }

    /** Renders a template that has the parameters {@code page} and {@code view}. */
    String render(String template, Record page, Record view) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(template, Map.of("page", page, "view", view), output);
        return output.toString();
    }
}
