package de.angstraumkarte.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads feeds as readers do, and more strictly than most. */
final class Feeds {
    static final String CITY = "/feeds/neuigkeiten.atom";
    static final String TUNNEL = "angst-piepenstock-tunnel";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private Feeds() {}

    /** A feed that is answered, read by ROME after the strict check. */
    static Feed read(TestServer server, String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(
                "application/atom+xml; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow().toLowerCase(Locale.ROOT));
        return rome(page(server, path));
    }

    static Feed rome(String xml) {
        try {
            WireFeedInput input = new WireFeedInput(true, Locale.ROOT);
            input.setXmlHealerOn(false);
            return (Feed) input.build(new StringReader(xml));
        } catch (FeedException e) {
            throw new AssertionError(xml, e);
        }
    }

    /** RFC 4287: what feeds and entries must have, once, in the right form. */
    static void check(String xml) {
        Element feed = root(xml);
        assertEquals("feed", feed.getLocalName());
        assertTrue(List.of("de", "en").contains(feed.getAttributeNS(XMLConstants.XML_NS_URI, "lang")), xml);
        checkParts(feed);
        one(feed, "author");
        one(feed, "generator");
        one(feed, "rights");
        assertEquals(1, links(feed, "self").size());
        Set<String> ids = new HashSet<>(Set.of(text(feed, "id")));
        @Nullable String newest = null;
        for (Element entry : children(feed, "entry")) {
            checkParts(entry);
            assertTrue(ids.add(text(entry, "id")), "twice: " + text(entry, "id"));
            Element content = one(entry, "content");
            assertEquals("text", content.getAttribute("type"));
            assertTrue(!content.getTextContent().isBlank(), xml);
            assertTrue(children(entry, "published").size() <= 1);
            for (Element category : children(entry, "category")) {
                assertTrue(!category.getAttribute("term").isEmpty(), xml);
            }
            newest = newest == null || text(entry, "updated").compareTo(newest) > 0 ? text(entry, "updated") : newest;
        }
        if (newest != null) {
            assertEquals(newest, text(feed, "updated"));
        }
    }

    private static void checkParts(Element parent) {
        assertTrue(
                text(parent, "id").matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), text(parent, "id"));
        assertTrue(!text(parent, "title").isBlank());
        // Berlin's midnight, in winter and in summer: no minute of any entry is public
        assertTrue(
                text(parent, "updated").matches("\\d{4}-\\d\\d-\\d\\dT00:00:00\\+0[12]:00"), text(parent, "updated"));
        assertEquals(1, links(parent, "alternate").size());
        for (Element link : children(parent, "link")) {
            assertTrue(URI.create(link.getAttribute("href")).isAbsolute());
        }
    }

    static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(xml, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && name.equals(node.getLocalName())) {
                assertEquals(ATOM, node.getNamespaceURI());
                found.add(element);
            }
        }
        return found;
    }

    private static Element one(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    static String text(Element parent, String name) {
        return one(parent, name).getTextContent();
    }

    static List<String> links(Element parent, String rel) {
        return children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** A page of a feed that is answered, after the strict check. */
    static String page(TestServer server, String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        check(answer.body());
        return answer.body();
    }

    /** Every page from the first on. */
    static List<String> walk(TestServer server, String start, Runnable between) {
        List<String> pages = new ArrayList<>();
        for (@Nullable String next = start; next != null; next = link(pages.get(pages.size() - 1), "next")) {
            pages.add(page(server, next));
            between.run();
        }
        return pages;
    }

    /** Slugs of all districts. */
    static List<String> districts(TestServer server) {
        List<String> slugs = new ArrayList<>();
        server.json("/api/layers/stadtbezirke.geojson")
                .get("features")
                .forEach(feature -> slugs.add(feature.get("id").asText()));
        return slugs;
    }

    /** Writes news on {@link #TUNNEL} in the staff area. */
    static void publish(StaffBrowser staff, String text, String visibility) {
        String page = "/verwaltung/orte/" + TUNNEL;
        Map<String, String> form = Map.of(
                "version",
                Inbox.version(staff.get(page).body()),
                "visibility",
                visibility,
                "text",
                text,
                "step",
                "publish");
        HttpResponse<String> answer = staff.post(page + "/neuigkeit", form);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    /** Path and query of the link of that kind; null if there is none. */
    static @Nullable String link(String xml, String rel) {
        return links(root(xml), rel).stream()
                .map(URI::create)
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .findFirst()
                .orElse(null);
    }

    static List<String> ids(String xml) {
        return children(root(xml), "entry").stream()
                .map(entry -> text(entry, "id"))
                .toList();
    }
}
