package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.follow.Follow;
import de.angstraumkarte.domain.follow.FollowLinks;
import de.angstraumkarte.domain.follow.FollowLinks.Purpose;
import de.angstraumkarte.domain.follow.FollowService;
import de.angstraumkarte.domain.follow.FollowState;
import de.angstraumkarte.web.ConfirmView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the links in mails to followers lead to: confirming and ending. Their addresses are secrets. */
public final class SubscriptionPages {
    /** Beginning of the paths that mail programs send "List-Unsubscribe=One-Click" to, in a form of either kind (RFC 8058). */
    public static final String ONE_CLICK = Purpose.END.path();

    private final Pages pages;
    private final Templates templates;
    private final FollowService follows;
    private final FollowLinks links;

    public SubscriptionPages(Pages pages, Templates templates, FollowService follows, FollowLinks links) {
        this.pages = pages;
        this.templates = templates;
        this.follows = follows;
        this.links = links;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(Purpose.CONFIRM.path() + "{token}", this::askToConfirm);
        routes.post(Purpose.CONFIRM.path() + "{token}", this::confirm);
        routes.get(ONE_CLICK + "{token}", this::askToEnd);
        routes.post(ONE_CLICK + "{token}", this::end);
    }

    private void askToConfirm(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        List<Long> ids = links.check(Purpose.CONFIRM, ctx.pathParam("token"));
        @Nullable Follow follow = follows.follows(ids).stream().findFirst().orElse(null);
        if (follow == null || follow.state() == FollowState.REQUESTED && !follows.confirmable(follow)) {
            invalid(ctx, page);
        } else if (follow.state() == FollowState.REQUESTED) {
            send(ctx, page, asking(page, follow, ctx.path()));
        } else if (follow.state() == FollowState.CONFIRMED) {
            send(ctx, page, confirmed(page, follow));
        } else {
            send(ctx, page, ended(page, List.of(follow)));
        }
    }

    private static ConfirmView asking(PageView page, Follow follow, String path) {
        return new ConfirmView(
                page.text("abo.confirm.title"),
                List.of(
                        page.text("abo.confirm.lead", named(page, follow)),
                        page.text("abo.confirm.rhythm", rhythm(page, follow))),
                // Whether the address wants it, a person must say: programs that look through mails run scripts too.
                new ConfirmView.Step(path, page.text("abo.confirm.button"), false),
                List.of());
    }

    private ConfirmView confirmed(PageView page, Follow follow) {
        return new ConfirmView(
                page.text("abo.confirmed.title"),
                List.of(
                        page.text("abo.confirmed.lead", named(page, follow)),
                        page.text("abo.confirm.rhythm", rhythm(page, follow)),
                        page.text("abo.confirmed.end")),
                null,
                List.of(
                        target(page, follow),
                        new ConfirmView.Link(follow.target().href(), page.text("abo.confirmed.change")),
                        new ConfirmView.Link(links.end(List.of(follow.id())), page.text("abo.end.link"))));
    }

    private void confirm(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        Params.body(ctx).check();
        List<Long> ids = links.check(Purpose.CONFIRM, ctx.pathParam("token"));
        if (ids.isEmpty()) {
            invalid(ctx, pages.page(ctx));
            return;
        }
        ids.forEach(follows::confirm);
        secret(ctx);
        ctx.redirect(ctx.path(), HttpStatus.SEE_OTHER);
    }

    private void askToEnd(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        List<Long> ids = links.check(Purpose.END, ctx.pathParam("token"));
        List<Follow> going = follows.follows(ids).stream()
                .filter(follow -> follow.state() != FollowState.ENDED)
                .toList();
        if (ids.isEmpty()) {
            invalid(ctx, page);
        } else if (going.isEmpty()) {
            send(ctx, page, ended(page, follows.follows(ids)));
        } else {
            List<String> paragraphs = new ArrayList<>();
            paragraphs.add(page.text("abo.end.lead"));
            going.forEach(follow -> paragraphs.add(named(page, follow)));
            ConfirmView.Step step = new ConfirmView.Step(ctx.path(), page.text("abo.end.button", going.size()), true);
            send(ctx, page, new ConfirmView(page.text("abo.end.title"), paragraphs, step, List.of()));
        }
    }

    /** Whatever the body says, and without looking at it: mail programs send theirs, our own page sends none. */
    private void end(Context ctx) {
        PageView page = pages.page(ctx);
        List<Long> ids = links.check(Purpose.END, ctx.pathParam("token"));
        if (ids.isEmpty()) {
            invalid(ctx, page);
            return;
        }
        follows.end(ids);
        // No redirect: mail programs do not follow one here.
        send(ctx, page, ended(page, follows.follows(ids)));
    }

    private static ConfirmView ended(PageView page, List<Follow> follows) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(page.text(follows.isEmpty() ? "abo.ended.none" : "abo.ended.lead"));
        follows.forEach(follow -> paragraphs.add(named(page, follow)));
        paragraphs.add(page.text("abo.ended.erased"));
        List<ConfirmView.Link> links = new ArrayList<>();
        links.add(new ConfirmView.Link("/", page.text("error.map")));
        if (follows.size() == 1) {
            links.add(new ConfirmView.Link(follows.get(0).target().href(), page.text("abo.ended.again")));
        }
        return new ConfirmView(page.text("abo.ended.title"), paragraphs, null, links);
    }

    private void invalid(Context ctx, PageView page) {
        ctx.status(HttpStatus.NOT_FOUND);
        send(
                ctx,
                page,
                new ConfirmView(
                        page.text("abo.invalid.title"),
                        List.of(page.text("abo.invalid.lead")),
                        null,
                        List.of(new ConfirmView.Link(SubscribePages.PATH, page.text("abo.invalid.again")))));
    }

    private void send(Context ctx, PageView page, ConfirmView view) {
        pages.sendPrivate(ctx, page, templates.confirm(page, view));
        secret(ctx);
    }

    private static ConfirmView.Link target(PageView page, Follow follow) {
        String place = follow.target().placeId();
        return place == null
                ? new ConfirmView.Link(
                        "/orte?district=" + follow.target().district(), page.text("abo.confirmed.district"))
                : new ConfirmView.Link("/orte/" + place, page.text("abo.confirmed.place"));
    }

    private static String named(PageView page, Follow follow) {
        return page.text(follow.target().placeId() == null ? "abo.district" : "abo.place", follow.title());
    }

    private static String rhythm(PageView page, Follow follow) {
        return page.text("abo.rhythm." + follow.rhythm().slug());
    }

    /** Neither caches nor other sites nor search engines may learn the address. */
    private static void secret(Context ctx) {
        ctx.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
