package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says in the catalogue what the addresses and words are that it refers to: DCAT-AP's shapes ask for the class of each, and
 * a validator that has not loaded the vocabularies of the EU and of DCAT-AP.de finds them nowhere else.
 */
final class CatalogueTerms {
    static final String EU = "http://publications.europa.eu/resource/authority/";
    static final String GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/";
    static final String THEMES = EU + "data-theme";

    private static final String CONCEPT = "skos:Concept";

    /** Class of what a property leads to. */
    private static final Map<String, String> RANGES = Map.ofEntries(
            Map.entry("dcat:accessURL", "rdfs:Resource"),
            Map.entry("dcat:downloadURL", "rdfs:Resource"),
            Map.entry("dcat:endpointURL", "rdfs:Resource"),
            Map.entry("dcat:endpointDescription", "rdfs:Resource"),
            Map.entry("foaf:homepage", "foaf:Document"),
            Map.entry("dcat:landingPage", "foaf:Document"),
            Map.entry("dcat:mediaType", "dct:MediaType"),
            Map.entry("dcat:theme", CONCEPT),
            Map.entry("dcat:themeTaxonomy", "skos:ConceptScheme"),
            Map.entry("dcatap:availability", CONCEPT),
            Map.entry("dcatde:politicalGeocodingLevelURI", CONCEPT),
            Map.entry("dct:accessRights", "dct:RightsStatement"),
            Map.entry("dct:accrualPeriodicity", "dct:Frequency"),
            Map.entry("dct:conformsTo", "dct:Standard"),
            Map.entry("dct:format", "dct:MediaTypeOrExtent"),
            Map.entry("dct:language", "dct:LinguisticSystem"),
            Map.entry("dct:license", "dct:LicenseDocument"),
            Map.entry("dct:spatial", "dct:Location"));

    /** Vocabularies whose words have a name here, by the beginning of these words. */
    private static final List<String> SCHEMES = List.of(
            EU + "access-right",
            EU + "data-theme",
            EU + "file-type",
            EU + "frequency",
            EU + "language",
            EU + "planned-availability",
            GEOCODING + "Level",
            "http://dcat-ap.de/def/licenses");

    private CatalogueTerms() {}

    /** Adds what the nodes of a graph refer to. */
    static void add(ArrayNode graph, List<Messages> languages) {
        Map<String, TreeSet<String>> classes = new TreeMap<>();
        for (JsonNode node : graph) {
            RANGES.forEach((property, range) -> {
                for (JsonNode value : node.path(property)) {
                    if (value.has("@id")) {
                        classes.computeIfAbsent(value.get("@id").asText(), iri -> new TreeSet<>())
                                .add(range);
                    }
                }
            });
        }
        classes.forEach((iri, types) -> {
            ObjectNode node = graph.addObject().put("@id", iri);
            if (iri.equals(THEMES)) {
                names(node, "dct:title", THEMES, languages);
            }
            for (String scheme : SCHEMES) {
                if (iri.startsWith(scheme + "/")) {
                    types.add(CONCEPT);
                    node.putObject("skos:inScheme").put("@id", scheme);
                    names(node, "skos:prefLabel", iri, languages);
                }
            }
            ArrayNode type = node.putArray("@type");
            types.forEach(type::add);
        });
    }

    /** The name in that vocabulary, as it is published there. */
    private static void names(ObjectNode node, String property, String iri, List<Messages> languages) {
        String key = "dcat.term." + iri.substring(iri.lastIndexOf('/') + 1);
        for (Messages m : languages) {
            node.withArrayProperty(property)
                    .addObject()
                    .put("@language", m.language())
                    .put("@value", m.text(key));
        }
    }
}
