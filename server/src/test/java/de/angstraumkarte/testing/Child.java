package de.angstraumkarte.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program as a process of its own, for what only a process shows: exit codes, signals, two at once. */
public final class Child implements AutoCloseable {
    private static final String RUNNING = "http://";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Without the compiler that pays off later: a child lives for seconds, and starts with half the work. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Thread reader;

    private Child(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The program from the class path of the tests. */
    public static Child program(Map<String, String> environment, String... arguments) {
        return java(
                environment,
                List.of("-cp", System.getProperty("java.class.path"), "de.angstraumkarte.Main"),
                arguments);
    }

    /**
     * The program where no file can grow beyond a size: what a full disk is to a store, without a disk to fill.
     *
     * @param blocks of 512 bytes, as POSIX counts
     */
    public static Child programWithSmallFiles(int blocks, Map<String, String> environment) {
        // The signal is ignored, so that a write fails instead of ending the process.
        String script = "trap '' XFSZ; ulimit -f " + blocks + "; exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", JAVA, QUICK));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "de.angstraumkarte.Main"));
        return start(environment, command);
    }

    /** A runnable jar. */
    public static Child jar(Path jar, Map<String, String> environment, String... arguments) {
        return java(environment, List.of("-jar", jar.toString()), arguments);
    }

    private static Child java(Map<String, String> environment, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(JAVA, QUICK));
        command.addAll(options);
        command.addAll(List.of(arguments));
        return start(environment, command);
    }

    private static Child start(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANGSTRAUM_"));
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server says where it is; returns that address, without slash at the end. */
    public String awaitAddress() {
        try {
            String line;
            while ((line = out.readLine()) != null) {
                lines.add(line);
                int at = line.indexOf(RUNNING);
                if (at >= 0) {
                    keepReading();
                    return line.substring(at).strip().replaceAll("/$", "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the server did not start: " + lines);
    }

    /** Somebody must: a full pipe would stop the program. */
    private void keepReading() {
        Thread thread = new Thread(
                () -> {
                    try {
                        readAll();
                    } catch (IOException e) {
                        // It was killed.
                    }
                },
                "child-output");
        thread.setDaemon(true);
        thread.start();
        reader = thread;
    }

    private void readAll() throws IOException {
        String line;
        while ((line = out.readLine()) != null) {
            lines.add(line);
        }
    }

    /** What was printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits for the end; returns everything printed. */
    public String awaitEnd() {
        try {
            if (reader == null) {
                readAll();
            } else {
                reader.join();
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return String.join("\n", lines);
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** SIGTERM, as a supervisor stops it. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Ends it, and waits until it has let go of its files. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
