package de.angstraumkarte.domain.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource({
        "2019-11-12, 2019-11-12",
        "2019-11, 2019-11-01",
        "2021, 2021-01-01",
        "2022/2023, 2022-12-01",
        "2024-02-29, 2024-02-29"
    })
    void keepsItsPrecisionAndKnowsItsFirstDay(String text, LocalDate firstDay) {
        assertEquals(text, PartialDate.parse(text).text());
        assertEquals(firstDay, PartialDate.parse(text).firstDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "19",
                "2019-13",
                "2019-02-29",
                "2022/2024",
                "2022/23",
                "12.11.2019",
                "2019-11-12T00:00",
                "٢٠١٩"
            })
    void refusesEverythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> PartialDate.parse(text));
    }
}
