package de.angstraumkarte.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that refuses what the test says; GreenMail takes everything. */
public final class SmtpTalk implements AutoCloseable {
    /** Instead of an answer: the connection ends. */
    public static final String HANG_UP = "hang up";

    private record Refusal(String command, String answer) {}

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger taken = new AtomicInteger();
    private final StringBuffer heard = new StringBuffer();
    private volatile Refusal refusal = new Refusal("nothing", "");
    private volatile String messageId = "";

    public SmtpTalk() throws IOException {
        Thread thread = new Thread(this::serve, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on. @param command how a line begins; "." is the end of a mail */
    public void refuse(String command, String answer) {
        refusal = new Refusal(command, answer);
    }

    /** Number of mails that were accepted. */
    public int taken() {
        return taken.get();
    }

    /** Everything that was said to it. */
    public String heard() {
        return heard.toString();
    }

    public String lastMessageId() {
        return messageId;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
                talk(in, out);
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }

    private void talk(BufferedReader in, Writer out) throws IOException {
        say(out, "220 ready");
        boolean text = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.append(line).append('\n');
            if (text && line.startsWith("Message-ID: ")) {
                messageId = line;
            }
            if (text && !line.equals(".")) {
                continue;
            }
            Refusal no = refusal;
            if (line.startsWith(no.command())) {
                if (no.answer().equals(HANG_UP)) {
                    return;
                }
                text = false;
                say(out, no.answer());
            } else if (text) {
                text = false;
                taken.incrementAndGet();
                say(out, "250 taken");
            } else if (line.equals("DATA")) {
                text = true;
                say(out, "354 go on");
            } else {
                say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
