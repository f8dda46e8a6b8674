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
    public String embed(PageView page, FrameView view) {
        return render("site/embed.jte", page, view);
    }

    /** What went wrong, in the frame of somebody else's page. */
    public String embedError(PageView page, ErrorView view) {
        return render("site/embedError.jte", page, view);
    }

    /** "/orte": the list of places. */
    public String list(PageView page, ListView view) {
        return render("site/list.jte", page, view);
    }

    /**
     * "/orte/{id}": one place as a page.
     *
     * @param linkedData about the place in the words of schema.org, JSON without markup; empty for none
     */
    public String place(PageView page, PlaceView view, ReportedView reported, RatingView rating, String linkedData) {
        return render(
                "site/place.jte",
                Map.of(
                        "page", page,
                        "view", view,
                        "reported", reported,
                        "rating", rating,
                        "linkedData", linkedData));
    }

    /** "/orte/{id}" with "X-Fragment: panel": the same place as a fragment without a page around it. */
    public String placePanel(PageView page, PlaceView view, ReportedView reported, RatingView rating) {
        return render(
                "parts/placePanel.jte", Map.of("page", page, "view", view, "reported", reported, "rating", rating));
    }

    /** The question how safe a place feels, or what became of the answer, to stand in a page that is there already. */
    public String rating(PageView page, PlaceView view, RatingView rating, int level) {
        return render(
                "parts/rating.jte",
                Map.of("page", page, "view", view, "rating", rating, "level", level, "alone", true));
    }

    /** "/melden": the form for reporting a place. */
    public String report(PageView page, ReportFormView view) {
        return render("site/report.jte", page, view);
    }

    /** "/meldung/{code}": one report, for its sender. */
    public String reportState(PageView page, ReportStateView view) {
        return render("site/reportState.jte", page, view);
    }

    /** "/meldung": where a follow code is typed. */
    public String reportEntry(PageView page, FormView view) {
        return render("site/reportEntry.jte", page, view);
    }

    /** "/statistik": all figures. */
    public String statistics(PageView page, StatisticsView view) {
        return render("site/statistics.jte", page, view);
    }

    /** What a link of a mail will do, with the button that does it; and that it was done. */
    public String confirm(PageView page, ConfirmView view) {
        return render("site/confirm.jte", page, view);
    }

    /** "/antwort/{token}", once the answer counts. */
    public String answered(PageView page, AnsweredView view) {
        return render("site/answered.jte", page, view);
    }

    /** "/abo": the form that asks for news by mail. */
    public String subscribe(PageView page, SubscribeView view) {
        return render("site/subscribe.jte", page, view);
    }

    /** "/daten": open data. */
    public String data(PageView page, DataView view) {
        return render("site/data.jte", page, view);
    }

    /** "/daten/schnittstellen": all interfaces described. */
    public String apiDoc(PageView page, ApiDocView view) {
        return render("site/apiDoc.jte", page, view);
    }

    /** "/ogc" and below: the answers of that interface for people. */
    public String ogc(PageView page, OgcView view) {
        return render("site/ogc.jte", page, view);
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
        return render(template, Map.of("page", page, "view", view));
    }

    private String render(String template, Map<String, Object> params) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(template, params, output);
        return output.toString();
    }
}
