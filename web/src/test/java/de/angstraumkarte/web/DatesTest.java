package de.angstraumkarte.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @Test
    void daysAreWrittenAsIsUsual() {
        LocalDate day = LocalDate.of(2026, 11, 5);
        assertEquals("05.11.2026", Dates.day(day, Messages.of("de")));
        assertEquals("5 November 2026", Dates.day(day, Messages.of("en")));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-11-12, 12.11.2019, 12 November 2019",
        "2019-03, März 2019, March 2019",
        "2021, 2021, 2021",
        "2022/2023, Winter 2022/23, Winter 2022/23",
        ", Datum nicht bekannt, date unknown",
        "' ', Datum nicht bekannt, date unknown",
        "Herbst 2025, Herbst 2025, Herbst 2025",
        "2019-13, 2019-13, 2019-13",
        "2019-02-30, 2019-02-30, 2019-02-30",
    })
    void impreciseDatesStayImprecise(String date, String german, String english) {
        assertEquals(german, Dates.partial(date, Messages.of("de")));
        assertEquals(english, Dates.partial(date, Messages.of("en")));
    }

    @Test
    void onlyDatesThatHtmlKnowsAreMachineReadable() {
        assertEquals("2019-11", Dates.machineReadable("2019-11"));
        assertNull(Dates.machineReadable("2022/2023"));
        assertNull(Dates.machineReadable(null));
    }
}
