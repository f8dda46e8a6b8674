package de.angstraumkarte.domain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowCodeTest {
    @Test
    void aSubmissionAlwaysHasTheSameCodeAndOthersHaveOthers() {
        try (TestDatabase store = TestDatabase.open()) {
            Signer signer = new Keys(store.database(), new SecretStore(), Imports.CLOCK).signer("follow-code");
            FollowCode code = FollowCode.of(signer, "a");
            assertTrue(code.text().matches("([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}"), code.text());
            assertEquals(code, FollowCode.of(signer, "a"));
            assertNotEquals(code, FollowCode.of(signer, "b"));
            assertFalse(code.toString().contains(code.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123-4567-89ab-cdef-ghjk-mnpq-rst1",
                " O123 4567 89AB CDEF GHJK MNPQ RSTL ",
                "o123456789abcdefghjkmnpqrsti",
                "0123–4567–89ab–cdef–ghjk–mnpq–rst1"
            })
    void aCodeIsReadAsPeopleWriteIt(String typed) {
        assertEquals(Optional.of(new FollowCode("0123-4567-89ab-cdef-ghjk-mnpq-rst1")), FollowCode.parse(typed), typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "u123456789abcdefghjkmnpqrst1", "0123456789abcdefghjkmnpqrst12", "' OR 1=1 --"})
    void whatCannotBeACodeIsNone(String typed) {
        assertEquals(Optional.empty(), FollowCode.parse(typed));
    }
}
