package de.angstraumkarte.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.account.Role;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server with a mail server beside it, people who follow, and staff who write news. */
public final class Followers implements AutoCloseable {
    public static final String PUBLIC_URL = "http://karte.example";
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");

    public final MovableClock clock = new MovableClock(Imports.CLOCK.instant());
    public final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    public final TestServer server;
    public final Database database;

    public Followers() {
        mails.start();
        server = TestServer.start(clock, settings(mails.getSmtp().getPort()));
        database = Database.open(server.folder());
    }

    /** Settings of a server that sends its mails there. */
    public static Map<String, String> settings(int smtpPort) {
        return new HashMap<>(Map.of(
                "ANGSTRAUM_SMTP_HOST", "127.0.0.1",
                "ANGSTRAUM_SMTP_PORT", Integer.toString(smtpPort),
                "ANGSTRAUM_SMTP_TLS", "none",
                "ANGSTRAUM_MAIL_FROM", "karte@karte.example",
                "ANGSTRAUM_PUBLIC_URL", PUBLIC_URL,
                "ANGSTRAUM_REPORT_LIMIT", "0",
                "ANGSTRAUM_FOLLOW_LIMIT", "0"));
    }

    /** Fills in the form as a person does, who needs some seconds. */
    public HttpResponse<String> request(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        Matcher stamp = STAMP.matcher(server.get("/abo").body());
        if (!stamp.find()) {
            throw new AssertionError("no stamp");
        }
        form.putIfAbsent("stamp", stamp.group(1));
        clock.advance(Duration.ofSeconds(5));
        return server.browser().postPlain("/abo", form);
    }

    /** Asks for news; it must be accepted. */
    public void requested(String field, String target, String email, String rhythm) {
        HttpResponse<String> answer = request(Map.of(field, target, "email", email, "rhythm", rhythm));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** Asks for news, opens the link of the mail and presses the button; returns the id of the follow. */
    public long follows(String field, String target, String email, String rhythm) {
        int before = to(email).size();
        requested(field, target, email, rhythm);
        Await.until("the mail to confirm", () -> to(email).size() > before);
        String path = link(to(email).get(before), "/abo/bestaetigen/");
        HttpResponse<String> answer = server.browser().postPlain(path, Map.of());
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return number("SELECT max(id) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'");
    }

    /** Publishes news on a place, as somebody new in the coordination. */
    public void publish(String place, String text) {
        publish(server, place, text, null);
    }

    /** Publishes news, with a status and a reason if there is one. */
    public static void publish(TestServer server, String place, String text, @Nullable String status) {
        publish(server.signIn(Role.COORDINATOR, null), place, text, status);
    }

    /** Publishes news as somebody who is signed in. */
    public static void publish(StaffBrowser staff, String place, String text, @Nullable String status) {
        String page = "/verwaltung/orte/" + place;
        Map<String, String> form = new HashMap<>(Map.of(
                "version",
                Inbox.version(staff.get(page).body()),
                "visibility",
                "public",
                "text",
                text,
                "step",
                "publish"));
        if (status != null) {
            form.put("status", status);
            form.put("reason", "legal-limit");
        }
        HttpResponse<String> answer = staff.post(page + "/neuigkeit", form);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** What an address has got, oldest first. */
    public List<MimeMessage> to(String email) {
        return Arrays.stream(mails.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(email))
                .toList();
    }

    /** Waits until everything that is on its way has arrived. */
    public void settle() {
        Await.until("all is handed out", () -> number("SELECT count(*) FROM follow_news") == 0);
        Await.until("all is sent", () -> number("SELECT count(*) FROM outbox") == 0);
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString().replace("\r", "");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The first path in a mail that begins so. */
    public static String link(MimeMessage mail, String beginning) {
        return links(mail, beginning).get(0);
    }

    public static List<String> links(MimeMessage mail, String beginning) {
        Matcher matcher = Pattern.compile(Pattern.quote(PUBLIC_URL) + "(" + Pattern.quote(beginning) + "\\S+)")
                .matcher(text(mail));
        List<String> found = matcher.results().map(result -> result.group(1)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + beginning + " in " + text(mail));
        }
        return found;
    }

    public long number(String sql) {
        return database.read(
                tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
    }

    public void change(String sql) {
        database.change(tx -> tx.handle().execute(sql));
    }

    @Override
    public void close() {
        database.close();
        server.close();
        mails.stop();
    }
}
