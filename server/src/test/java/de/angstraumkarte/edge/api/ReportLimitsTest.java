package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one sender may send, and who counts as one. Ten with a proof of work are three without. */
class ReportLimitsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
    private TestServer server = TestServer.start(clock, Map.of("ANGSTRAUM_REPORT_LIMIT", "10"));
    private Reports reports = new Reports(server);

    @AfterEach
    void stop() {
        reports.close();
        server.close();
    }

    @Test
    void theFourthReportMustWait() {
        sendThree();
        HttpResponse<String> refused = reports.send(Reports.report());
        assertEquals(429, refused.statusCode());
        assertEquals("1200", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(3, reports.count());
        clock.advance(Duration.ofMinutes(20));
        assertEquals(201, reports.send(Reports.report()).statusCode());
        assertEquals(429, reports.send(Reports.report()).statusCode());
    }

    @Test
    void aNewDayResetsTheLimit() {
        clock.advance(Duration.ofHours(11).plusMinutes(59));
        sendThree();
        assertEquals(429, reports.send(Reports.report()).statusCode());
        clock.advance(Duration.ofMinutes(1));
        sendThree();
    }

    @Test
    void anInventedAddressDoesNotHelp() {
        sendThree();
        HttpResponse<String> refused = reports.send(
                Reports.report(),
                "X-Forwarded-For",
                "203.0.113.9",
                "Forwarded",
                "for=203.0.113.9",
                "X-Real-IP",
                "1.2.3.4");
        assertEquals(429, refused.statusCode());
    }

    @Test
    void behindAProxyEverybodyHasTheirOwnLimit() {
        stop();
        server = TestServer.start(
                clock, Map.of("ANGSTRAUM_REPORT_LIMIT", "3", "ANGSTRAUM_TRUSTED_PROXIES", "127.0.0.1, ::1"));
        reports = new Reports(server);
        assertEquals(201, from("203.0.113.9"));
        assertEquals(429, from("203.0.113.9"));
        assertEquals(429, from("198.51.100.7, 203.0.113.9"));
        assertEquals(201, from("198.51.100.7"));
    }

    private int from(String forwardedFor) {
        return reports.send(Reports.report(), "X-Forwarded-For", forwardedFor).statusCode();
    }

    @Test
    void aRetryIsAnsweredEvenWhenTheLimitIsReached() {
        ObjectNode report = Reports.report().put("text", "einmal");
        String key = "a-key-that-is-long-enough";
        String first = reports.send(report, "Idempotency-Key", key).body();
        for (int i = 0; i < 5; i++) {
            assertEquals(first, reports.send(report, "Idempotency-Key", key).body());
        }
        assertEquals(201, reports.send(Reports.report()).statusCode());
        assertEquals(201, reports.send(Reports.report()).statusCode());
        assertEquals(429, reports.send(Reports.report()).statusCode());
        assertEquals(first, reports.send(report, "Idempotency-Key", key).body());
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        for (int i = 0; i < 5; i++) {
            assertEquals(400, reports.send(Reports.report().put("safety", 7)).statusCode());
        }
        sendThree();
    }

    @Test
    void theLimitLeavesNoTraceOfTheSender() {
        sendThree();
        String stored = reports.newest().toString();
        assertTrue(!stored.contains("127.0.0.1") && !stored.contains("::1"), stored);
    }

    private void sendThree() {
        for (int i = 0; i < 3; i++) {
            assertEquals(201, reports.send(Reports.report()).statusCode());
        }
    }
}
