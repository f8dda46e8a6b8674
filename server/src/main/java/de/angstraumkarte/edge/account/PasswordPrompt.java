package de.angstraumkarte.edge.account;

import de.angstraumkarte.web.Messages;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a new password: twice without showing it at a console, twice from a pipe, or once if asked to. */
final class PasswordPrompt {
    private final Messages messages;
    private final BufferedReader in;
    private final PrintWriter out;

    PasswordPrompt(Messages messages, BufferedReader in, PrintWriter out) {
        this.messages = messages;
        this.in = in;
        this.out = out;
    }

    /** A password, or the key of the sentence that says why there is none. */
    record Answer(String password, @Nullable String problem) {}

    Answer ask(boolean once) {
        String first = read("account.prompt", once).orElse("");
        if (first.isEmpty()) {
            return new Answer("", "account.no-password");
        }
        boolean same = once || read("account.prompt-again", false).orElse("").equals(first);
        return same ? new Answer(first, null) : new Answer("", "account.prompt-differs");
    }

    private Optional<String> read(String promptKey, boolean silent) {
        Console console = System.console();
        if (console != null && !silent) {
            char[] typed = console.readPassword("%s ", messages.text(promptKey));
            return Optional.ofNullable(typed).map(String::new);
        }
        try {
            if (!silent) {
                out.println(messages.text(promptKey));
                out.flush();
            }
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
