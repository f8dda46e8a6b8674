package de.angstraumkarte.edge.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.TestServer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command {@code account} as an operator sees it. */
class AccountCommandTest {
    private static final String PASSWORD = "Regenschirm mit Zahnrad";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        BufferedReader in = new BufferedReader(new StringReader(input));
        int exitCode = new CommandLine(
                        new AccountCommand(() -> new OpenAccounts(server.app().accounts(), () -> {}), in))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static Result add(String input, String login, String role, String... more) {
        String[] args = new String[] {"add", "--login", login, "--name", "Erste Person", "--role", role};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(input, all);
    }

    @Test
    void theFirstAdminCanSignInWithThePasswordThatWasTyped() {
        Result result = add(PASSWORD + "\n" + PASSWORD + "\n", "Erste", "admin");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("Konto erste angelegt (Administration)."), result.out());
        assertFalse(result.out().contains(PASSWORD));
        assertEquals(303, server.browser().signIn("erste", PASSWORD).statusCode());
    }

    @Test
    void aPasswordFromAPipeIsReadOnce() {
        assertEquals(
                0,
                add(PASSWORD + "\n", "pipe", "case-worker", "--unit", "edg", "--password-stdin")
                        .exitCode());
        assertEquals(Role.CASE_WORKER, server.app().accounts().byLogin("pipe").role());
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() {
        Result differs = add(PASSWORD + "\nanderes\n", "a1", "admin");
        assertEquals(1, differs.exitCode());
        assertTrue(differs.err().contains("nicht gleich"), differs.err());
        assertTrue(add("", "a2", "admin").err().contains("kein Passwort"));
        assertTrue(add("kurz\nkurz\n", "a3", "admin").err().contains("Passwort: Nötig sind 12 bis 200 Zeichen."));
        assertTrue(add(PASSWORD + "\n" + PASSWORD, "a4", "case-worker").err().contains("Stelle"));
        assertTrue(add(PASSWORD + "\n" + PASSWORD, "a5", "case-worker", "--unit", "mond")
                .err()
                .contains("Diese Stelle gibt es nicht"));
        Result role = add(PASSWORD, "a6", "kaiser");
        assertEquals(2, role.exitCode());
        assertTrue(role.err().contains("admin"), role.err());
        assertEquals(
                1,
                run(PASSWORD, "passwd", "--login", "niemand", "--password-stdin")
                        .exitCode());
        assertTrue(run("", "disable", "--login", "niemand").err().contains("gibt es nicht"));
        for (String login : new String[] {"a1", "a2", "a3", "a4", "a5", "a6"}) {
            assertThrows(RuntimeException.class, () -> server.app().accounts().byLogin(login));
        }
    }

    @Test
    void aPasswordCanBeSetAndAnAccountDisabled() {
        server.account("bleibt", Role.ADMIN, null);
        server.account("geht", Role.COORDINATOR, null);
        assertEquals(
                0,
                run(PASSWORD + "\n", "passwd", "--login", "geht", "--password-stdin")
                        .exitCode());
        assertEquals(303, server.browser().signIn("geht", PASSWORD).statusCode());
        assertEquals(0, run("", "disable", "--login", "geht").exitCode());
        assertEquals(403, server.browser().signIn("geht", PASSWORD).statusCode());
        assertTrue(run("", "disable", "--login", "geht").out().contains("schon gesperrt"));
    }
}
