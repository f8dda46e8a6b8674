package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.ErrorView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people read where a day was asked for of which there is nothing to show, and what leads on from there. */
final class Beyond {
    private final Pages pages;
    private final Templates templates;
    private final HistoryService history;

    Beyond(Pages pages, Templates templates, HistoryService history) {
        this.pages = pages;
        this.templates = templates;
        this.history = history;
    }

    /** Answers a request with nothing wrong about it but its day; returns whether it was one. */
    boolean answered(Context ctx, Params params) {
        if (params.errors().isEmpty()
                || params.errors().stream().anyMatch(error -> !error.code().equals(PastDay.CODE))) {
            return false;
        }
        PageView page = pages.page(ctx);
        LocalDate first = history.firstDay();
        LocalDate today = history.today();
        @Nullable LocalDate wanted = day(params);
        boolean early = wanted != null && wanted.isBefore(first) && first.isBefore(today);
        ErrorView.Way present = new ErrorView.Way(Pages.hrefAt(ctx, null), page.text("stand.today"));
        send(
                ctx,
                new ErrorView(
                        HttpStatus.BAD_REQUEST.getCode(),
                        wanted == null ? "stand.no-day.title" : "stand.beyond.title",
                        page.text("stand.beyond", Dates.day(first, page.messages())),
                        null,
                        early
                                ? List.of(
                                        new ErrorView.Way(
                                                Pages.hrefAt(ctx, first),
                                                page.text("stand.at", Dates.day(first, page.messages()))),
                                        present)
                                : List.of(present)));
        return true;
    }

    /** Answers with 404 that a place of today was not there yet. */
    void notYet(Context ctx, String placeId, LocalDate day) {
        PageView page = pages.page(ctx);
        send(
                ctx,
                new ErrorView(
                        HttpStatus.NOT_FOUND.getCode(),
                        "stand.not-yet.title",
                        page.text("stand.not-yet", Dates.fullDay(day, page.messages())),
                        null,
                        List.of(
                                new ErrorView.Way("/orte/" + placeId, page.text("stand.place-today")),
                                new ErrorView.Way("/?" + PastDay.NAME + "=" + day, page.text("stand.map-of-day")))));
    }

    private void send(Context ctx, ErrorView view) {
        ctx.status(view.status());
        PageView page = pages.errorPage(ctx, pages.page(ctx).messages());
        pages.sendPrivate(ctx, page, templates.error(page, view));
    }

    private static @Nullable LocalDate day(Params params) {
        try {
            @Nullable String text = params.text(PastDay.NAME, PastDay.LENGTH);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
