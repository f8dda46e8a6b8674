package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report with everything that helps to decide. For staff only.
 *
 * @param days how long it has been here
 * @param answerBy day by which its sender was promised an answer
 * @param overdue whether that day is over and there is none
 * @param times slugs of the times of day
 * @param safety 1 to 5
 * @param text the resident's own words; null if there are none
 * @param mailable whether an e-mail address was given
 * @param language of the sender
 * @param lon degrees; null together with {@code lat} once withdrawn
 * @param hint the place the sender meant; null if none
 * @param unit title of the office asked to have a look; null if none
 * @param decision null while there is none
 * @param version as stored now, for the forms
 * @param similarInAll number of similar reports, of which {@code similar} are the nearest; 21 stands for any more than 20
 */
public record ReportDeskView(
        long id,
        String state,
        LocalDate received,
        long days,
        LocalDate answerBy,
        boolean overdue,
        List<String> causes,
        List<String> times,
        int safety,
        @Nullable String text,
        boolean mailable,
        String language,
        @Nullable Double lon,
        @Nullable Double lat,
        List<PhotoView> photos,
        @Nullable NearPlaceView hint,
        @Nullable String unit,
        @Nullable Decision decision,
        int version,
        List<NearPlaceView> places,
        List<SimilarView> similar,
        int similarInAll) {
    /**
     * What was decided.
     *
     * @param place null if it was rejected
     * @param reason code of the rejection
     * @param answer to the sender
     * @param by name of who decided; null if the account is gone
     */
    public record Decision(
            @Nullable NearPlaceView place,
            @Nullable String reason,
            @Nullable String answer,
            @Nullable String by,
            LocalDate day) {}

    public boolean open() {
        return state.equals("new");
    }

    public boolean withdrawn() {
        return state.equals("withdrawn");
    }

    /** Similar reports that can be decided together with this one. */
    public List<SimilarView> undecided() {
        return similar.stream().filter(SimilarView::open).toList();
    }

    public String href() {
        return "/verwaltung/eingang/" + id;
    }
}
