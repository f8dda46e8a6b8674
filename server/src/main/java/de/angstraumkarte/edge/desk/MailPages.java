package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.mail.MailState;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.WaitingMail;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.MailDesk;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.MailsView;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The mails that wait and those that were given up. */
public final class MailPages {
    private static final String PATH = DeskRoutes.ROOT + "/mails";
    private static final int MOST_SHOWN = 200;

    /** What can be done with a mail that was given up; says whether it was still there. */
    @FunctionalInterface
    private interface Deed {
        boolean on(Staff staff, long id);
    }

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final Outbox outbox;
    private final MailDesk mails;

    public MailPages(DeskPages pages, DeskTemplates templates, Outbox outbox, MailDesk mails) {
        this.pages = pages;
        this.templates = templates;
        this.outbox = outbox;
        this.mails = mails;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.ADMIN, this::show);
        desk.post(
                PATH + "/{id}/erneut",
                Role.ADMIN,
                (ctx, staff) -> act(ctx, staff, mails::retry, "desk.mails.notice.retried"));
        desk.post(
                PATH + "/{id}/verwerfen",
                Role.ADMIN,
                (ctx, staff) -> act(ctx, staff, mails::discard, "desk.mails.notice.discarded"));
    }

    private void show(Context ctx, Staff staff) {
        Params.form(ctx, Languages.NAME).check();
        MailState state = outbox.state();
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        MailsView view = new MailsView(
                state.configured(),
                state.waiting(),
                day(state.oldest()),
                outbox.findLastError().map(error -> fault(messages, error)).orElse(null),
                state.dead(),
                outbox.listDead(MOST_SHOWN).stream()
                        .map(mail -> row(messages, mail))
                        .toList());
        pages.send(ctx, templates.mails(page, view));
    }

    private static MailsView.Row row(Messages messages, WaitingMail mail) {
        return new MailsView.Row(
                mail.id(),
                mail.kind(),
                masked(mail.recipient()),
                day(mail.createdAt()),
                mail.attempts(),
                mail.lastError() == null ? null : fault(messages, mail.lastError()));
    }

    /** Kind and code of a failure in words. */
    private static String fault(Messages messages, String error) {
        String[] parts = error.split(" ", 2);
        String kind = messages.textOr("desk.mails.fault." + parts[0], parts[0]);
        return parts.length == 1 ? kind : messages.text("desk.mails.fault", kind, parts[1]);
    }

    /** Enough to recognise a typing error in the domain; the person stays unnamed. */
    private static String masked(String address) {
        return address.charAt(0) + "***" + address.substring(Math.max(1, address.lastIndexOf('@')));
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    private static void act(Context ctx, Staff staff, Deed deed, String notice) {
        Params.body(ctx).check();
        boolean there = deed.on(staff, id(ctx));
        DeskPages.done(ctx, PATH, there ? notice : "desk.mails.notice.gone");
    }

    private static long id(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFound();
        }
    }
}
