package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report in a list.
 *
 * @param days how long it has been here
 * @param answerBy day by which its sender was promised an answer
 * @param overdue whether that day is over and there is none
 * @param excerpt the beginning of the resident's words; null if there are none
 * @param unit title of the office asked to have a look; null if none
 * @param lon degrees; null together with {@code lat} once withdrawn
 * @param near nearest known place; null if there is none
 * @param similar number of other reports nearby; 21 stands for any more than 20
 * @param place what it was attached to; null unless it was
 * @param decided day of the decision; null while there is none
 */
public record InboxRow(
        long id,
        String state,
        LocalDate received,
        long days,
        LocalDate answerBy,
        boolean overdue,
        List<String> causes,
        int safety,
        @Nullable String excerpt,
        int photos,
        @Nullable String unit,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable NearPlaceView near,
        int similar,
        @Nullable NearPlaceView place,
        @Nullable String reason,
        @Nullable LocalDate decided) {
    public String href() {
        return "/verwaltung/eingang/" + id;
    }

    public boolean open() {
        return state.equals("new");
    }

    public boolean withdrawn() {
        return state.equals("withdrawn");
    }
}
