package de.angstraumkarte.domain.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Effort;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Overlap;
import de.angstraumkarte.testing.Questions;
import de.angstraumkarte.testing.Questions.Waiting;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whom the city asks, when, and how often. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionServiceTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final LocalDate DONE = LocalDate.of(2026, 10, 25);
    /** 28 days later, at the first hour at which people are asked. */
    private static final String FIRST = "2026-11-22T07:00:00+01:00";

    private TestServer server;
    private Reports reports;
    private Questions questions;

    @BeforeAll
    void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        questions = new Questions(reports.database());
    }

    @AfterAll
    void stop() {
        reports.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        for (String table : List.of("safety_rating", "outbox", "effect_question", "report", "follow", "measure")) {
            questions.change("DELETE FROM " + table);
        }
        questions.change("UPDATE place SET asked_for = NULL, measures_open = 0, measures_done = 0");
    }

    /** Somebody whose report belongs to the place; returns the follow code. */
    private String sender(String email, String language) {
        HttpResponse<String> answer = reports.send(Reports.report().put("email", email), "Accept-Language", language);
        assertEquals(201, answer.statusCode(), answer.body());
        questions.change(
                "UPDATE report SET state = 'attached', place_id = '" + PLACE + "' WHERE email = '" + email + "'");
        return TestServer.parse(answer.body()).get("followCode").asText();
    }

    private List<String> asked() {
        return questions.waiting().stream().map(Waiting::recipient).sorted().toList();
    }

    @Test
    void everybodyWhoWantedNewsIsAskedOnceFromTheTwentyEighthDayOn() {
        sender("anna@example.org", "de");
        sender("ben@example.org", "en");
        questions.follower(PLACE, "cem@example.org", "de");
        questions.measure(PLACE, "pruning", DONE.minusDays(40));
        questions.measure(PLACE, "lighting", DONE);

        questions.ask("2026-11-21T23:59:00+01:00");
        questions.ask("2026-11-22T06:59:00+01:00");
        assertEquals(List.of(), asked());
        assertNull(questions.askedFor(PLACE));
        for (int i = 0; i < 3; i++) {
            questions.ask(FIRST);
            questions.ask("2026-12-24T12:00:00+01:00");
        }
        assertEquals(List.of("anna@example.org", "ben@example.org", "cem@example.org"), asked());
        assertEquals(DONE, questions.askedFor(PLACE));
    }

    @Test
    void theMailSaysWhatWasDoneAndHowToAnswerInTheLanguageOfThePerson() {
        String code = sender("anna@example.org", "de");
        sender("ben@example.org", "en");
        questions.follower(PLACE, "cem@example.org", "de");
        questions.measure(PLACE, "pruning", DONE.minusDays(40));
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);

        Waiting german = questions.waiting().get(0);
        assertTrue(german.title().startsWith("Hat es geholfen? – "), german.title());
        assertTrue(german.body().contains("– Beleuchtung, erledigt am 25.10.2026"), german.body());
        assertTrue(german.body().contains("– Grünschnitt, erledigt am 15.09.2026"), german.body());
        assertTrue(german.body().contains("bis zum 20.02.2027"), german.body());
        assertTrue(german.body().contains("/meldung/" + code), german.body());
        assertEquals(10, german.body().split("/antwort/", -1).length - 1, german.body());
        assertTrue(String.valueOf(german.unsubscribe()).startsWith("/meldung/ende/"), german.unsubscribe());
        Waiting english = questions.waiting().get(1);
        assertTrue(english.body().contains("– Lighting, done on 25 October 2026"), english.body());
        Waiting follower = questions.waiting().get(2);
        assertTrue(follower.unsubscribe() != null && follower.unsubscribe().startsWith("/abo/ende/"));
        assertTrue(follower.body().contains(follower.unsubscribe()), follower.body());
        assertFalse(follower.body().contains("/meldung/"), follower.body());
    }

    @Test
    void noMailSaysWhomItWentTo() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);
        List<Map<String, Object>> rows = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT * FROM effect_question")
                .mapToMap()
                .list());
        assertEquals(1, rows.size());
        assertEquals(
                List.of("asked_at", "dark_by_button", "day_by_button", "id", "place_id"),
                rows.get(0).keySet().stream().sorted().toList());
    }

    @Test
    void nobodyIsAskedWhileAMeasureIsOpen() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.measure(PLACE, "cleaning", null);
        questions.ask(FIRST);
        assertEquals(List.of(), asked());
        questions.change("UPDATE measure SET status = 'cancelled' WHERE type = 'cleaning'");
        questions.count(PLACE);
        questions.ask("2026-12-01T09:00:00+01:00");
        assertEquals(List.of("anna@example.org"), asked());
    }

    @Test
    void afterAnotherMeasureTheyAreAskedAgainAboutThatOneOnly() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);
        questions.measure(PLACE, "cleaning", DONE.plusDays(50));
        questions.ask("2027-01-10T09:00:00+01:00");
        assertEquals(1, asked().size());
        questions.ask("2027-01-11T09:00:00+01:00");
        assertEquals(2, asked().size());
        String body = questions.waiting().get(1).body();
        assertTrue(body.contains("Reinigung"), body);
        assertFalse(body.contains("Beleuchtung"), body);
    }

    @Test
    void nobodyIsAskedAboutWhatWasDoneLongAgo() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.ask("2027-01-24T09:00:00+01:00");
        assertEquals(List.of(), asked());
        assertEquals(DONE, questions.askedFor(PLACE));
        questions.change("UPDATE place SET asked_for = NULL");
        questions.ask("2027-01-23T09:00:00+01:00");
        assertEquals(List.of("anna@example.org"), asked());
    }

    @Test
    void nobodyIsAskedWhereTheCityDoesNothingOrThePlaceHasGone() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        String before = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT status FROM place WHERE id = '" + PLACE + "'")
                .mapTo(String.class)
                .one());
        for (String status : List.of("no-action", "not-responsible")) {
            questions.change("UPDATE place SET status = '" + status + "' WHERE id = '" + PLACE + "'");
            questions.ask(FIRST);
        }
        questions.change(
                "UPDATE place SET status = 'improved', retired_at = CURRENT_TIMESTAMP WHERE id = '" + PLACE + "'");
        questions.ask(FIRST);
        assertEquals(List.of(), asked());
        questions.change("UPDATE place SET status = 'improved', retired_at = NULL WHERE id = '" + PLACE + "'");
        questions.ask(FIRST);
        assertEquals(List.of("anna@example.org"), asked());
        questions.change("UPDATE place SET status = '" + before + "' WHERE id = '" + PLACE + "'");
    }

    @Test
    void onlyThoseAreAskedWhoStillWantNewsOfThisPlace() {
        sender("anna@example.org", "de");
        sender("erased@example.org", "de");
        questions.change("UPDATE report SET email = NULL WHERE email = 'erased@example.org'");
        sender("rejected@example.org", "de");
        questions.change("UPDATE report SET state = 'rejected' WHERE email = 'rejected@example.org'");
        server.browser().postPlain("/meldung/" + sender("withdrawn@example.org", "de"), Map.of());
        questions.follower(PLACE, "ended@example.org", "de");
        questions.follower(PLACE, "requested@example.org", "de");
        questions.follower(Reports.HOERDE, "elsewhere@example.org", "de");
        for (String state : List.of("ended", "requested")) {
            questions.change("UPDATE follow SET state = '" + state + "' WHERE email = '" + state + "@example.org'");
        }
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);
        assertEquals(List.of("anna@example.org"), asked());
    }

    @Test
    void whoReportedTwiceAndFollowsGetsOneMailThatCanBeEnded() {
        sender("anna@example.org", "de");
        sender("anna2@example.org", "de");
        questions.change("UPDATE report SET email = 'Anna@Example.org' WHERE email = 'anna2@example.org'");
        questions.follower(PLACE, "anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);
        assertEquals(1, questions.waiting().size());
        assertEquals("follow-question", questions.waiting().get(0).kind());
    }

    @Test
    void twoProcessesAtTheSameMomentAskOnce() {
        sender("anna@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        Overlap.of(
                reports.database(),
                tx -> tx.handle()
                        .execute("UPDATE place SET asked_for = DATE '" + DONE + "' WHERE id = '" + PLACE + "'"),
                () -> {
                    questions.ask(FIRST);
                    return true;
                });
        assertEquals(List.of(), asked(), "the other process has asked");
    }

    @Test
    void whoWithdrawsOrEndsBeforeTheMailIsSentIsNotAsked() {
        String code = sender("anna@example.org", "de");
        sender("ben@example.org", "de");
        questions.follower(PLACE, "cem@example.org", "de");
        questions.measure(PLACE, "lighting", DONE);
        questions.ask(FIRST);
        assertEquals(
                303, server.browser().postPlain("/meldung/" + code, Map.of()).statusCode());
        String end = questions.waiting().get(1).unsubscribe();
        assertTrue(end != null, "the last one follows");
        assertEquals(200, server.browser().postPlain(end, Map.of()).statusCode());
        assertEquals(List.of("ben@example.org"), asked());
    }

    @Test
    void aThousandPeopleAreAskedInOneGo() {
        questions.change(
                """
                INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, email, language, channel,
                  place_id, photos, created_at, version)
                SELECT 'c' || x, 's' || x, 'attached', 'lighting', 'night', 2, 'p' || x || '@example.org', 'de', 'json',
                  '%s', 0, CURRENT_TIMESTAMP, 1 FROM SYSTEM_RANGE(1, 1000)
                """
                        .formatted(PLACE));
        questions.measure(PLACE, "lighting", DONE);
        Effort.atMost(Duration.ofSeconds(20), () -> questions.ask(FIRST));
        assertEquals(1000, asked().size());
    }
}
