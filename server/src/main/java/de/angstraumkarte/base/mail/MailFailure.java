package de.angstraumkarte.base.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** A mail was not sent. Carries kind and code only: what the server or the library says repeats addresses. */
final class MailFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a failure is about, and so what follows from it. */
    enum Scope {
        /** The server or our settings: it would happen to every mail, so no mail is to blame. */
        SERVER,
        /** This mail, this time. */
        LATER,
        /** This mail, always. */
        NEVER,
        /** Every mail to this recipient, always. */
        RECIPIENT
    }

    private final Scope scope;

    private MailFailure(Scope scope, String kind, int code) {
        super(code > 0 ? kind + " " + code : kind, null, false, false);
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /** Kind, and the code of the server if it gave one, e.g. {@code recipient 550}. */
    String error() {
        return getMessage();
    }

    /** While connecting and signing in. */
    static MailFailure connecting(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return new MailFailure(Scope.SERVER, "sign-in", 0);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new MailFailure(Scope.SERVER, "protection", 0);
            }
        }
        return new MailFailure(Scope.SERVER, "unreachable", 0);
    }

    /** While handing over one mail. 5xx means never, 4xx means later (RFC 5321, 4.2.1). */
    static MailFailure sending(MessagingException e) {
        if (e instanceof AddressException) {
            return new MailFailure(Scope.RECIPIENT, "address", 0);
        }
        @Nullable SMTPSendFailedException command = null;
        for (Throwable next = e; next instanceof MessagingException one; next = one.getNextException()) {
            // Less than 400 is no answer: the library's -1 for a connection that broke off.
            if (one instanceof SMTPAddressFailedException address && address.getReturnCode() >= 400) {
                return recipient(address);
            }
            if (one instanceof SMTPSendFailedException failed && command == null) {
                command = failed;
            }
        }
        if (command == null || command.getReturnCode() < 400) {
            return new MailFailure(Scope.LATER, "broken", 0);
        }
        int code = command.getReturnCode();
        // Nothing about this mail has been said yet: the sender is refused, or signing in is missing.
        boolean aboutUs = command.getCommand() != null && command.getCommand().startsWith("MAIL") || code == 421;
        return aboutUs ? new MailFailure(Scope.SERVER, "sender", code) : new MailFailure(scope(code), "content", code);
    }

    private static MailFailure recipient(SMTPAddressFailedException e) {
        int code = e.getReturnCode();
        Scope scope = scope(code);
        // A server that does not relay for us refuses every recipient for good; then no recipient is to blame.
        boolean gone = scope == Scope.NEVER
                && EnhancedStatus.in(e.getMessage())
                        .map(EnhancedStatus::endsAddress)
                        .orElse(true);
        return new MailFailure(gone ? Scope.RECIPIENT : scope, "recipient", code);
    }

    private static Scope scope(int code) {
        return code >= 500 && code < 600 ? Scope.NEVER : Scope.LATER;
    }
}
