package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.web.Messages;
import java.util.LinkedHashMap;
import java.util.Map;

/** The services: one for each cause, all with the same two questions. */
final class Services {
    /** When it feels unsafe. */
    static final String TIMES = "times";
    /** How safe it feels, 1 to 5. */
    static final String SAFETY = "safety";

    /** A report gets its number once staff have decided which place it is about; until then there is a token. */
    private static final String TYPE = "batch";

    private Services() {}

    static ArrayNode list(Messages messages) {
        ArrayNode services = JsonNodeFactory.instance.arrayNode();
        for (Cause cause : Cause.values()) {
            String name = name(messages, cause.slug());
            services.addObject()
                    .put("service_code", cause.slug())
                    .put("service_name", name)
                    .put("description", messages.text("open311.service", name))
                    .put("metadata", true)
                    .put("type", TYPE)
                    .put("keywords", messages.text("open311.keywords", name))
                    .put("group", messages.text("open311.group"));
        }
        return services;
    }

    static String name(Messages messages, String code) {
        return messages.text("cause." + code);
    }

    static ObjectNode definition(Messages messages, String code) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("service_code", code);
        ArrayNode attributes = definition.putArray("attributes");
        Map<String, String> times = new LinkedHashMap<>();
        DayTime.SLUGS.forEach(time -> times.put(time, messages.text("time." + time)));
        attribute(attributes, messages, TIMES, "multivaluelist", times);
        Map<String, String> steps = new LinkedHashMap<>();
        for (int step = Rating.LOWEST; step <= Rating.HIGHEST; step++) {
            steps.put(Integer.toString(step), messages.text("open311.safety." + step));
        }
        attribute(attributes, messages, SAFETY, "singlevaluelist", steps);
        return definition;
    }

    private static void attribute(
            ArrayNode attributes, Messages messages, String code, String datatype, Map<String, String> values) {
        ArrayNode list = attributes
                .addObject()
                .put("variable", true)
                .put("code", code)
                .put("datatype", datatype)
                .put("required", true)
                .put("datatype_description", messages.text("open311.attribute." + code + ".datatype"))
                .put("order", attributes.size())
                .put("description", messages.text("open311.attribute." + code))
                .putArray("values");
        values.forEach((key, name) -> list.addObject().put("key", key).put("name", name));
    }
}
