package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The words of the mails to followers, each in the language of its follow and with a link that ends it. */
final class FollowMails {
    static final String REQUEST = "follow-request";
    static final String KNOWN = "follow-known";
    static final String NEWS = "follow-news";
    static final String DIGEST = "follow-digest";
    /** Kinds of mails that are about one follow. */
    static final Set<String> ABOUT_ONE = Set.of(REQUEST, KNOWN, NEWS, FollowService.QUESTION);

    /** What a body may have is {@code outbox.body}; the rest is room for the frame and the links at the end. */
    private static final int LONGEST_NEWS = 14_000;

    private static final int LONGEST_TEXT_IN_DIGEST = 1_500;

    private final FollowLinks links;

    FollowMails(FollowLinks links) {
        this.links = links;
    }

    /** What one follow has to tell in a daily mail. */
    record Section(Follow follow, List<Entry> entries) {}

    /** Asks whether the address wants what was requested for it. */
    NewMail request(Follow follow) {
        Messages messages = Messages.of(follow.language());
        return mail(
                REQUEST,
                follow,
                messages.text("abo.mail.request.title", named(follow, messages)),
                List.of(
                        messages.text("abo.mail.request", named(follow, messages), rhythm(follow.rhythm(), messages)),
                        messages.text("abo.mail.request.link", Outbox.BASE + links.confirm(follow.id())),
                        messages.text("abo.mail.request.other")),
                messages);
    }

    /** Says that the address has already what was requested for it. */
    NewMail known(Follow follow, String language) {
        Messages messages = Messages.of(language);
        return mail(
                KNOWN,
                follow,
                messages.text("abo.mail.known.title", named(follow, messages)),
                List.of(
                        messages.text("abo.mail.known", named(follow, messages), rhythm(follow.rhythm(), messages)),
                        messages.text(
                                "abo.mail.known.change",
                                Outbox.BASE + follow.target().href()),
                        ending(follow, messages)),
                messages);
    }

    /** Tells of one entry. */
    NewMail news(Follow follow, Entry entry) {
        Messages messages = Messages.of(follow.language());
        List<String> parts = new ArrayList<>();
        parts.add(messages.text(
                "abo.mail.news",
                entry.placeTitle(),
                Dates.partial(Objects.requireNonNullElse(entry.day(), ""), messages)));
        parts.addAll(told(entry, LONGEST_NEWS, messages));
        parts.add(messages.text("mail.news.place", link(entry)));
        parts.add(messages.text("abo.mail.because", named(follow, messages)) + "\n" + ending(follow, messages));
        return mail(NEWS, follow, messages.text("mail.news.title", entry.placeTitle()), parts, messages);
    }

    /**
     * Tells of the entries of a day.
     *
     * @param sections of one address, at least one, at most {@link FollowLinks#MOST}
     */
    NewMail digest(String email, List<Section> sections) {
        Messages messages =
                Messages.of(sections.get(sections.size() - 1).follow().language());
        List<Long> ids = sections.stream().map(section -> section.follow().id()).toList();
        int count =
                sections.stream().mapToInt(section -> section.entries().size()).sum();
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("abo.mail.digest"));
        int left = LONGEST_NEWS;
        for (Section section : sections) {
            left = add(section, left, parts, messages);
        }
        if (sections.size() > 1) {
            parts.add(messages.text("abo.mail.end-all", Outbox.BASE + links.end(ids)));
        }
        parts.add(messages.text("mail.end"));
        String title = messages.text("abo.mail.digest.title", count);
        return new NewMail(DIGEST, FollowLinks.text(ids), email, title, body(parts), links.end(ids));
    }

    /** Adds a section as far as there is room; returns how much room is left, in characters. */
    private int add(Section section, int room, List<String> parts, Messages messages) {
        int left = room;
        int shown = 0;
        parts.add("— " + capital(named(section.follow(), messages)) + " —");
        for (Entry entry : section.entries()) {
            String day = Dates.partial(entry.day(), messages);
            List<String> lines = new ArrayList<>(List.of(entry.placeTitle() + ", " + day));
            lines.addAll(told(entry, LONGEST_TEXT_IN_DIGEST, messages));
            lines.add(link(entry));
            String told = String.join("\n", lines);
            left -= told.length();
            if (left < 0) {
                break;
            }
            parts.add(told);
            shown++;
        }
        if (shown < section.entries().size()) {
            parts.add(messages.text(
                    "abo.mail.digest.more",
                    section.entries().size() - shown,
                    page(section.follow().target())));
        }
        parts.add(ending(section.follow(), messages));
        return left;
    }

    private static List<String> told(Entry entry, int longest, Messages messages) {
        List<String> parts = new ArrayList<>();
        if (entry.measureType() != null) {
            String type = messages.text("measure.type." + entry.measureType());
            String status = entry.measureStatus() == null
                    ? ""
                    : ", " + messages.text("measure.status." + entry.measureStatus());
            parts.add(messages.text("update.kind.measure") + ": " + type + status);
        } else if (entry.text() == null) {
            parts.add(messages.text("update.kind." + entry.kind()));
        }
        if (entry.status() != null) {
            parts.add(
                    messages.text("mail.news.status", messages.text("status." + entry.layer() + "." + entry.status())));
        }
        if (entry.reason() != null) {
            parts.add(messages.text("update.reason") + ": " + messages.text("reason." + entry.reason()));
        }
        if (entry.passedTo() != null) {
            parts.add(messages.text("update.passedTo") + ": " + entry.passedTo());
        }
        String text = entry.text();
        if (text != null) {
            parts.add(
                    text.length() <= longest ? text : text.substring(0, longest).strip() + " …");
        }
        if (entry.effect() != null) {
            parts.add(messages.text("effect.finding") + ": " + messages.text("effect.verdict." + entry.effect()));
        }
        if (entry.deviation() != null) {
            parts.add(messages.text("effect.deviation") + ": " + entry.deviation());
        }
        if (entry.promisedBy() != null) {
            parts.add(messages.text("promise.entry", Dates.day(entry.promisedBy(), messages)));
        }
        return parts;
    }

    private String ending(Follow follow, Messages messages) {
        return messages.text("abo.mail.end", Outbox.BASE + links.end(List.of(follow.id())));
    }

    private NewMail mail(String kind, Follow follow, String title, List<String> parts, Messages messages) {
        List<String> all = new ArrayList<>(parts);
        all.add(messages.text("mail.end"));
        String email = Objects.requireNonNull(follow.email());
        return new NewMail(kind, Long.toString(follow.id()), email, title, body(all), links.end(List.of(follow.id())));
    }

    private static String body(List<String> parts) {
        return String.join("\n\n", parts) + "\n";
    }

    /** "dem Ort …" would need cases: "Ort „X“", "Stadtbezirk Y". */
    private static String named(Follow follow, Messages messages) {
        return messages.text(follow.target().placeId() == null ? "abo.district" : "abo.place", follow.title());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static String rhythm(Rhythm rhythm, Messages messages) {
        return messages.text("abo.rhythm." + rhythm.slug());
    }

    private static String link(Entry entry) {
        return Outbox.BASE + "/orte/" + entry.placeId();
    }

    private static String page(Target target) {
        return Outbox.BASE
                + (target.placeId() == null ? "/orte?district=" + target.district() : "/orte/" + target.placeId());
    }
}
