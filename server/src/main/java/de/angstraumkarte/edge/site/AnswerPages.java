package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.question.Answer;
import de.angstraumkarte.domain.question.AnswerLinks;
import de.angstraumkarte.domain.question.AnswerService;
import de.angstraumkarte.domain.question.AnswerService.Asked;
import de.angstraumkarte.web.AnsweredView;
import de.angstraumkarte.web.ConfirmView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code /antwort/{token}}: what a link of the mail "Did it help?" leads to. Looking at it changes nothing; once the answer
 * counts, the same address says so.
 */
public final class AnswerPages {
    /** Field that {@code js/oneclick.js} adds: nobody has pressed the button. */
    private static final String AUTO = "auto";

    private final Pages pages;
    private final Templates templates;
    private final AnswerService answers;
    private final AnswerLinks links;

    public AnswerPages(Pages pages, Templates templates, AnswerService answers, AnswerLinks links) {
        this.pages = pages;
        this.templates = templates;
        this.answers = answers;
        this.links = links;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(AnswerLinks.PATH + "{token}", this::show);
        routes.post(AnswerLinks.PATH + "{token}", this::answer);
    }

    private void show(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        try {
            Asked asked = answers.asked(ctx.pathParam("token"));
            PageView page = pages.page(ctx);
            if (asked.counted()) {
                send(ctx, page, templates.answered(page, answered(asked)));
            } else if (asked.open()) {
                send(ctx, page, templates.confirm(page, asking(page, asked)));
            } else {
                closed(ctx, asked);
            }
        } catch (NotFound e) {
            refuse(ctx, HttpStatus.NOT_FOUND, "unknown", List.of());
        }
    }

    private void answer(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        Params body = Params.body(ctx, AUTO);
        boolean automatic = body.text(AUTO, 1) != null;
        body.check();
        try {
            Asked asked = answers.answer(ctx.pathParam("token"), automatic);
            if (asked.counted() || asked.open()) {
                FollowPages.secret(ctx);
                ctx.redirect(links.path(asked.answer()), HttpStatus.SEE_OTHER);
            } else {
                closed(ctx, asked);
            }
        } catch (NotFound e) {
            refuse(ctx, HttpStatus.NOT_FOUND, "unknown", List.of());
        }
    }

    private ConfirmView asking(PageView page, Asked asked) {
        Answer answer = asked.answer();
        return new ConfirmView(
                page.text(asked.byButton() ? "answer.which.title" : "answer.title"),
                List.of(
                        page.text("answer.ask", asked.place().title()),
                        page.text(
                                "answer.given." + answer.light().slug(),
                                answer.safety(),
                                page.text("answer.safety." + answer.safety())),
                        page.text(asked.byButton() ? "answer.which" : "answer.note")),
                new ConfirmView.Step(
                        links.path(answer),
                        page.text(asked.byButton() ? "answer.which.button" : "answer.button"),
                        !asked.byButton()),
                List.of(place(page, asked.place())));
    }

    private AnsweredView answered(Asked asked) {
        Place place = asked.place();
        AnsweredView.Other other = Arrays.stream(Light.values())
                .filter(light -> asked.open() && !asked.given().containsKey(light))
                .map(light -> new AnsweredView.Other(
                        light.slug(), hrefs(asked.answer().questionId(), light)))
                .findFirst()
                .orElse(null);
        return new AnsweredView(
                place.title(),
                href(place),
                asked.given().entrySet().stream()
                        .map(given -> new AnsweredView.Given(given.getKey().slug(), given.getValue()))
                        .toList(),
                other);
    }

    private List<String> hrefs(long questionId, Light light) {
        return IntStream.rangeClosed(Rating.LOWEST, Rating.HIGHEST)
                .mapToObj(safety -> links.path(new Answer(questionId, light, safety)))
                .toList();
    }

    private void closed(Context ctx, Asked asked) {
        if (asked.place().retired()) {
            refuse(ctx, HttpStatus.GONE, "retired", List.of());
        } else {
            refuse(ctx, HttpStatus.GONE, "expired", List.of(place(pages.page(ctx), asked.place())));
        }
    }

    private void refuse(Context ctx, HttpStatus status, String why, List<ConfirmView.Link> ways) {
        PageView page = pages.page(ctx);
        List<ConfirmView.Link> all = ways.isEmpty() ? List.of(new ConfirmView.Link("/", page.text("error.map"))) : ways;
        ctx.status(status);
        send(
                ctx,
                page,
                templates.confirm(
                        page,
                        new ConfirmView(
                                page.text("answer." + why + ".title"),
                                List.of(page.text("answer." + why)),
                                null,
                                all)));
    }

    private void send(Context ctx, PageView page, String html) {
        FollowPages.secret(ctx);
        pages.sendPrivate(ctx, page, html);
    }

    private static ConfirmView.Link place(PageView page, Place place) {
        return new ConfirmView.Link(href(place), page.text("answer.place"));
    }

    private static String href(Place place) {
        return "/orte/" + place.id();
    }
}
