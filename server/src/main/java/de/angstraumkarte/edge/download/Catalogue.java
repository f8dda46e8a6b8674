package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All collections, their files and interfaces as DCAT-AP.de 3.0 in JSON-LD, for open-data portals to harvest. The names of
 * vocabularies in it are names: nothing is fetched from there.
 */
public final class Catalogue {
    private static final String EU = CatalogueTerms.EU;
    private static final String GEOCODING = CatalogueTerms.GEOCODING;
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
    private static final Map<String, String> PREFIXES = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "dcatap", "http://data.europa.eu/r5r/",
            "dcatde", "http://dcat-ap.de/def/dcatde/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "geo", "http://www.opengis.net/ont/geosparql#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    /** Subjects by EU data theme. */
    private static final Map<String, List<String>> THEMES = Map.of(
            "angstraeume", List.of("SOCI", "JUST", "REGI"),
            "bibliotheken", List.of("EDUC"),
            "sportstaetten", List.of("EDUC"),
            "plaetze", List.of("REGI"),
            "stadtbezirke", List.of("REGI"),
            "neuigkeiten", List.of("GOVE", "SOCI"),
            "wirkung", List.of("SOCI", "JUST"));

    private static final List<Messages> LANGUAGES =
            Messages.LANGUAGES.stream().map(Messages::of).toList();

    /** A place where programs ask for parts, with the address that answers first: portals try it. */
    private record Service(String key, String endpoint, String description) {}

    private static final List<Service> SERVICES = List.of(
            new Service("ogc", "/ogc", "/ogc/api"),
            new Service("api", "/api/layers", "/api/openapi.json"),
            new Service("open311", "/open311/v2/discovery.json", "/api/openapi.json"),
            new Service("atom", "/feeds/neuigkeiten.atom", "/daten"));

    /**
     * Who publishes it and where it is about.
     *
     * @param publisher empty if nobody has said
     * @param outline of the city, WGS 84, as WKT
     */
    public record Setting(String publisher, String outline, boolean demo) {}

    private final PlaceService places;
    private final DownloadFiles files;
    private final Setting setting;
    private final ObjectMapper json;

    public Catalogue(PlaceService places, DownloadFiles files, Setting setting, ObjectMapper json) {
        this.places = places;
        this.files = files;
        this.setting = setting;
        this.json = json;
    }

    /** @param base address of the site, without slash at the end */
    byte[] of(String base) {
        String self = base + DownloadRoutes.CATALOGUE;
        Map<String, LocalDate> changes = places.changes();
        ObjectNode root = json.createObjectNode();
        ObjectNode context = root.putObject("@context");
        PREFIXES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(prefix -> context.put(prefix.getKey(), prefix.getValue()));
        ArrayNode graph = root.putArray("@graph");
        ObjectNode catalogue = node(graph, self + "#katalog", "dcat:Catalog");
        texts(catalogue, "dct:title", m -> m.text("site.title"));
        texts(catalogue, "dct:description", m -> m.text(setting.demo() ? "site.demo" : "dcat.description"));
        common(catalogue, base);
        languages(catalogue);
        iri(catalogue, "foaf:homepage", base + "/daten");
        iri(catalogue, "dct:license", Licence.DCAT_AP_DE);
        iri(catalogue, "dcat:themeTaxonomy", CatalogueTerms.THEMES);
        changes.values().stream().max(Comparator.naturalOrder()).ifPresent(day -> date(catalogue, "dct:modified", day));
        for (OpenCollection collection : OpenCollection.ALL) {
            iri(catalogue, "dcat:dataset", self + "#" + collection.id());
            dataset(graph, base, collection, changed(collection, changes));
        }
        for (Service service : SERVICES) {
            iri(catalogue, "dcat:service", self + "#" + service.key());
            service(graph, base, service);
        }
        ObjectNode publisher = node(graph, base + "/impressum#herausgeber", "foaf:Agent");
        publisher.put(
                "foaf:name",
                setting.publisher().isEmpty() ? Messages.of("de").text("dcat.publisher.unknown") : setting.publisher());
        iri(publisher, "foaf:homepage", base + "/impressum");
        CatalogueTerms.add(graph, LANGUAGES);
        try {
            return json.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What is about several layers changes with each of them. */
    private static @Nullable LocalDate changed(OpenCollection collection, Map<String, LocalDate> changes) {
        @Nullable LocalDate own = changes.get(collection.id());
        return own != null
                ? own
                : changes.values().stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private void dataset(ArrayNode graph, String base, OpenCollection collection, @Nullable LocalDate changed) {
        String self = base + DownloadRoutes.CATALOGUE + "#" + collection.id();
        ObjectNode dataset = node(graph, self, "dcat:Dataset");
        texts(
                dataset,
                "dct:title",
                m -> m.text("dcat.dataset", About.of(collection, m).title()));
        texts(
                dataset,
                "dct:description",
                m -> (setting.demo() ? m.text("site.demo") + " " : "")
                        + About.of(collection, m).description());
        common(dataset, base);
        languages(dataset);
        dataset.put("dct:identifier", self);
        LANGUAGES.forEach(m -> About.of(collection, m)
                .keywords()
                .forEach(keyword -> text(dataset.withArrayProperty("dcat:keyword"), m, keyword)));
        THEMES.getOrDefault(collection.id(), List.of())
                .forEach(theme -> iri(dataset, "dcat:theme", CatalogueTerms.THEMES + "/" + theme));
        iri(dataset, "dcat:landingPage", base + "/daten#" + collection.id());
        iri(dataset, "dct:accessRights", EU + "access-right/PUBLIC");
        iri(dataset, "dct:accrualPeriodicity", EU + "frequency/UPDATE_CONT");
        if (changed != null) {
            date(dataset, "dct:modified", changed);
        }
        files.days(collection).ifPresent(days -> {
            ObjectNode period = dataset.putObject("dct:temporal").put("@type", "dct:PeriodOfTime");
            date(period, "dcat:startDate", days.first());
            date(period, "dcat:endDate", days.last());
        });
        for (FileFormat format : FileFormat.values()) {
            String url = base + format.href(collection);
            ObjectNode file = distribution(dataset, graph, collection, url, format.title(), format.euType(), changed);
            iri(file, "dcat:downloadURL", url);
            if (format.mediaType() != null) {
                iri(file, "dcat:mediaType", MEDIA_TYPES + format.mediaType());
            }
            files.size(collection, format).ifPresent(size -> file.putObject("dcat:byteSize")
                    .put("@type", "xsd:nonNegativeInteger")
                    .put("@value", Long.toString(size)));
        }
        String items = base + "/ogc/collections/" + collection.id();
        ObjectNode ogc = distribution(dataset, graph, collection, items, "OGC API – Features", "GEOJSON", changed);
        iri(ogc, "dcat:accessService", base + DownloadRoutes.CATALOGUE + "#ogc");
        iri(ogc, "dct:conformsTo", "http://www.opengis.net/doc/IS/ogcapi-features-1/1.0");
        if (collection.temporal()) {
            String feed = base + "/feeds/neuigkeiten.atom";
            ObjectNode atom = distribution(dataset, graph, collection, feed, "Atom", "ATOM", changed);
            iri(atom, "dcat:accessService", base + DownloadRoutes.CATALOGUE + "#atom");
            iri(atom, "dcat:mediaType", MEDIA_TYPES + "application/atom+xml");
        }
    }

    private ObjectNode distribution(
            ObjectNode dataset,
            ArrayNode graph,
            OpenCollection collection,
            String url,
            String title,
            String euType,
            @Nullable LocalDate changed) {
        iri(dataset, "dcat:distribution", url + "#distribution");
        ObjectNode distribution = node(graph, url + "#distribution", "dcat:Distribution");
        texts(distribution, "dct:title", m -> About.of(collection, m).title() + " (" + title + ")");
        iri(distribution, "dcat:accessURL", url);
        iri(distribution, "dct:license", Licence.DCAT_AP_DE);
        texts(distribution, "dcatde:licenseAttributionByText", m -> About.of(collection, m)
                .attribution());
        iri(distribution, "dct:format", EU + "file-type/" + euType);
        iri(distribution, "dcatap:availability", EU + "planned-availability/AVAILABLE");
        if (changed != null) {
            date(distribution, "dct:modified", changed);
        }
        return distribution;
    }

    private void service(ArrayNode graph, String base, Service service) {
        ObjectNode node = node(graph, base + DownloadRoutes.CATALOGUE + "#" + service.key(), "dcat:DataService");
        texts(node, "dct:title", m -> m.text("dcat.service." + service.key()));
        iri(node, "dcat:endpointURL", base + service.endpoint());
        iri(node, "dcat:endpointDescription", base + service.description());
        iri(node, "dct:publisher", base + "/impressum#herausgeber");
        contact(node, base);
        iri(node, "dct:license", Licence.DCAT_AP_DE);
        iri(node, "dct:accessRights", EU + "access-right/PUBLIC");
        iri(node, "dcatap:availability", EU + "planned-availability/AVAILABLE");
        for (OpenCollection collection : OpenCollection.ALL) {
            boolean serves =
                    switch (service.key()) {
                        case "ogc" -> true;
                        case "api" -> collection.layer() != null || collection.equals(OpenCollection.DISTRICTS);
                        case "open311" -> collection.id().equals("angstraeume");
                        default -> collection.temporal();
                    };
            if (serves) {
                iri(node, "dcat:servesDataset", base + DownloadRoutes.CATALOGUE + "#" + collection.id());
            }
        }
    }

    private void common(ObjectNode node, String base) {
        iri(node, "dct:publisher", base + "/impressum#herausgeber");
        contact(node, base);
        iri(node, "dcatap:availability", EU + "planned-availability/AVAILABLE");
        iri(node, "dcatde:politicalGeocodingLevelURI", GEOCODING + "Level/municipality");
        iri(node, "dct:spatial", GEOCODING + "municipalityKey/05913000");
        ObjectNode box = node.withArrayProperty("dct:spatial").addObject().put("@type", "dct:Location");
        box.putObject("dcat:bbox")
                .put("@type", "geo:wktLiteral")
                .put("@value", "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> " + setting.outline());
    }

    private static void contact(ObjectNode node, String base) {
        ObjectNode contact = node.putObject("dcat:contactPoint").put("@type", "vcard:Kind");
        contact.put("vcard:fn", Messages.of("de").text("dcat.contact"));
        iri(contact, "vcard:hasURL", base + "/impressum");
    }

    private static void languages(ObjectNode node) {
        iri(node, "dct:language", EU + "language/DEU");
    }

    private static ObjectNode node(ArrayNode graph, String id, String type) {
        return graph.addObject().put("@id", id).put("@type", type);
    }

    private static void iri(ObjectNode node, String property, String iri) {
        node.withArrayProperty(property).addObject().put("@id", iri);
    }

    private static void date(ObjectNode node, String property, LocalDate day) {
        node.putObject(property).put("@type", "xsd:date").put("@value", day.toString());
    }

    private static void texts(ObjectNode node, String property, Function<Messages, String> words) {
        LANGUAGES.forEach(m -> text(node.withArrayProperty(property), m, words.apply(m)));
    }

    private static void text(ArrayNode array, Messages messages, String words) {
        array.addObject().put("@language", messages.language()).put("@value", words);
    }
}
