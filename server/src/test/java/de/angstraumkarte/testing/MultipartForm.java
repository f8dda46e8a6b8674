package de.angstraumkarte.testing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A form as a browser sends it, with files. */
public final class MultipartForm {
    private static final String BOUNDARY = "----boundary-of-the-test";

    private record Part(String name, String header, byte[] content) {}

    private final List<Part> parts = new ArrayList<>();

    public MultipartForm field(String name, String value) {
        String header = "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
        parts.add(new Part(name, header, value.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public MultipartForm file(String name, String fileName, byte[] content) {
        String header = "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        parts.add(new Part(name, header, content));
        return this;
    }

    public MultipartForm without(String name) {
        parts.removeIf(part -> part.name().equals(name));
        return this;
    }

    public MultipartForm with(String name, String value) {
        return without(name).field(name, value);
    }

    public HttpResponse<String> post(TestServer server, String path) {
        return server.post(path, "multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofByteArray(bytes()));
    }

    private byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            out.writeBytes(("--" + BOUNDARY + "\r\n" + part.header()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(part.content());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
