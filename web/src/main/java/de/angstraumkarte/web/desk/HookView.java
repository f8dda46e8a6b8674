package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form about one system that is told of news.
 *
 * @param row null for a new one
 * @param version of the one that is changed
 * @param secretForm with the one-time key of the button that makes another secret
 * @param differences what is stored now beside what was typed; empty unless somebody else was faster
 * @param deliveries the newest messages
 */
public record HookView(
        HooksView.@Nullable Row row,
        int version,
        FormView form,
        FormView secretForm,
        List<Choice> layers,
        List<Choice> districts,
        List<Difference> differences,
        List<Delivery> deliveries) {
    /**
     * One message.
     *
     * @param kind of the event
     * @param state slug
     * @param at when the last attempt was, else when it was written; in words
     * @param result what became of the last attempt, in words; null before the first
     * @param millis how long that took; null before the first
     * @param next when it is tried again, in words; null if it is not
     */
    public record Delivery(
            String messageId,
            String kind,
            String state,
            String at,
            int attempts,
            @Nullable String result,
            @Nullable Integer millis,
            @Nullable String next) {}

    public HookView {
        layers = List.copyOf(layers);
        districts = List.copyOf(districts);
        differences = List.copyOf(differences);
        deliveries = List.copyOf(deliveries);
    }
}
