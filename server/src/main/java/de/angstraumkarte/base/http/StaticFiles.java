package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.NotFound;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Styles, scripts and images of the web module and the two libraries, read and compressed once at the start and served
 * under an address that contains the hash of them all: browsers may keep them for ever.
 */
public final class StaticFiles {
    private static final String ROOT = "static/";
    private static final String PREFIX = "/static/";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json");

    private final Map<String, PreparedBody> files = new TreeMap<>();
    private final String version;

    /** @param libraries classpath resource by the name under which it is served, e.g. {@code lib/leaflet.js} */
    public StaticFiles(Map<String, String> libraries) {
        try {
            for (String name : names()) {
                add(name, ROOT + name);
            }
            for (Map.Entry<String, String> library : libraries.entrySet()) {
                add(library.getKey(), library.getValue());
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("static files cannot be read from the class path", e);
        }
        StringBuilder all = new StringBuilder();
        files.forEach((name, body) -> all.append(name).append(body.hash()));
        version = PreparedBody.of("text/plain", all.toString().getBytes(StandardCharsets.UTF_8))
                .hash();
    }

    /** Prefix of the addresses of this version, without slash at the end. */
    public String base() {
        return PREFIX + version;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PREFIX + "{version}/<file>", ctx -> {
            PreparedBody body = files.get(ctx.pathParam("file"));
            if (body == null) {
                throw new NotFound();
            }
            boolean current = ctx.pathParam("version").equals(version);
            // A page from before an update may ask for the old version: it gets the new file, but not to keep.
            ctx.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
            body.send(ctx);
        });
    }

    private void add(String name, String resource) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no content type for " + name);
        }
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + resource);
            }
            files.put(name, PreparedBody.of(type, in.readAllBytes()));
        }
    }

    /** Names of all files below the root, which is a folder while developing and a part of a jar afterwards. */
    private static List<String> names() throws IOException, URISyntaxException {
        // A file, not the folder: the shaded jar has no entries for folders.
        String anchor = ROOT + "css/base.css";
        URL url = StaticFiles.class.getClassLoader().getResource(anchor);
        if (url == null) {
            throw new IllegalStateException("missing on the class path: " + anchor);
        }
        URI uri = url.toURI();
        if (!"jar".equals(uri.getScheme())) {
            return below(Path.of(uri).getParent().getParent());
        }
        try (FileSystem system = FileSystems.newFileSystem(uri, Map.of())) {
            return below(system.getPath(ROOT));
        }
    }

    private static List<String> below(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("static files cannot be listed", e);
        }
    }
}
