package de.angstraumkarte.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged from now on, the requests too, until it is closed. All threads of a server may write at any time. */
public final class LogLines implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger requests = (Logger) LoggerFactory.getLogger("requests");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : " " + thrown.getMessage()));
        }
    };

    public LogLines() {
        appender.start();
        root.addAppender(appender);
        requests.addAppender(appender);
        requests.setAdditive(false);
        requests.setLevel(Level.INFO);
    }

    /** What was logged so far. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Waits until some words are there: the server writes a line when the answer is already on its way. */
    public void await(String words) {
        Await.until(words + " in the log", () -> lines.stream().anyMatch(line -> line.contains(words)));
    }

    @Override
    public void close() {
        requests.setLevel(Level.WARN);
        requests.setAdditive(true);
        requests.detachAppender(appender);
        root.detachAppender(appender);
    }
}
