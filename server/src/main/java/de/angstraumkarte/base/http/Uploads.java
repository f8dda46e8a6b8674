package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.javalin.http.util.MultipartUtil;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Multipart forms with files. Files wait in a folder of their own, not in memory, and are gone when the request is answered;
 * what a crash has left there is deleted at the next start.
 */
public final class Uploads {
    private static final int IN_MEMORY_BYTES = 32 * 1024;

    private final Path folder;
    private final long mostBytes;

    /**
     * @param folder for nothing else
     * @param mostBytes of a whole request
     */
    public Uploads(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Deletes what a crash has left; to be called before the first request. */
    public void clear() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for uploads cannot be used", e);
        }
    }

    /**
     * Reads a form; to be called before anything else looks at its fields.
     *
     * @throws ContentTooLargeResponse if there is more than allowed
     * @throws Invalid if the form is not readable
     */
    public void read(Context ctx) {
        ctx.req()
                .setAttribute(
                        MultipartUtil.MULTIPART_CONFIG_ATTRIBUTE,
                        new MultipartConfigElement(folder.toString(), mostBytes, mostBytes, IN_MEMORY_BYTES));
        try {
            ctx.formParamMap();
        } catch (Exception e) {
            // Kotlin throws checked exceptions undeclared. Jetty tells the two cases apart only by their wording.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String message = String.valueOf(cause.getMessage()).toLowerCase();
                if (message.contains("exceed") || message.contains("too large")) {
                    ctx.header("Connection", "close");
                    throw new ContentTooLargeResponse();
                }
            }
            throw new Invalid("body", "form-unreadable");
        }
    }

    /** The files of a field; a field without a choice is sent as an empty file without a name. */
    public static List<UploadedFile> files(Context ctx, String field) {
        return ctx.uploadedFiles(field).stream()
                .filter(file -> file.size() > 0 || !file.filename().isEmpty())
                .toList();
    }

    /** Deletes the files of a request before its answer goes out. */
    public static void forget(Context ctx) {
        try {
            for (Part part : ctx.req().getParts()) {
                part.delete();
            }
        } catch (IOException | ServletException e) {
            // not readable as a form: Jetty keeps nothing of it
        }
    }

    public static byte[] bytes(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
    }
}
