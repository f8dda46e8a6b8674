package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAnswerTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 231", "-1", "@SUM(A1)", "\tx", "\rx"})
    void whatASpreadsheetWouldRunIsDisarmed(String text) {
        assertEquals("'" + text, CsvAnswer.harmless(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Westpark", "a=b", "1-2"})
    void otherTextStaysAsItIs(String text) {
        assertEquals(text, CsvAnswer.harmless(text));
    }
}
