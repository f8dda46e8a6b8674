package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for news by mail.
 *
 * @param place what is to be followed; null to choose a district
 * @param districts by title
 * @param stamp signed time of delivery, for a hidden field
 * @param sends whether there is a server that takes mails; without one they wait
 */
public record SubscribeView(FormView form, @Nullable Place place, List<Choice> districts, String stamp, boolean sends) {
    public SubscribeView {
        districts = List.copyOf(districts);
    }

    /** Slug of the district that is chosen; null if none is. */
    public @Nullable String district() {
        return districts.stream()
                .map(Choice::value)
                .filter(slug -> slug.equals(form.value("stadtbezirk")))
                .findFirst()
                .orElse(null);
    }

    /** A place to follow. */
    public record Place(String id, String title, String layer) {
        /** Path of its page. */
        public String href() {
            return "/orte/" + id;
        }
    }

    /** How often to write. */
    public List<Choice> rhythms(Messages messages) {
        return List.of(
                new Choice("daily", messages.text("abo.rhythm.daily.choice")),
                new Choice("at-once", messages.text("abo.rhythm.at-once.choice")));
    }
}
