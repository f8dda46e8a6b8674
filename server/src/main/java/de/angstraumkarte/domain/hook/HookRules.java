package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.webhook.Targets;
import de.angstraumkarte.domain.layer.Layer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What staff may say about a hook, and how the audit log tells it: host and title, never path, query or secret. */
final class HookRules {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_ADDRESS = 1_000;

    private final Targets targets;

    HookRules(Targets targets) {
        this.targets = targets;
    }

    /**
     * What was typed, without blanks around it.
     *
     * @throws Invalid naming {@code title} or {@code address}
     */
    HookDraft checked(HookDraft typed) {
        HookDraft draft =
                new HookDraft(typed.title().strip(), typed.address().strip(), typed.layers(), typed.districts());
        List<FieldError> errors = new ArrayList<>();
        if (draft.title().isEmpty()) {
            errors.add(FieldError.of("title", "missing"));
        } else if (draft.title().length() > LONGEST_TITLE) {
            errors.add(FieldError.of("title", "too-long", LONGEST_TITLE));
        }
        if (draft.address().isEmpty()) {
            errors.add(FieldError.of("address", "missing"));
        } else if (draft.address().length() > LONGEST_ADDRESS) {
            errors.add(FieldError.of("address", "too-long", LONGEST_ADDRESS));
        } else {
            targets.fault(draft.address()).ifPresent(code -> errors.add(FieldError.of("address", code)));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return draft;
    }

    /** All that the form says, in an order of its own: that of sets is another after each start. */
    static String content(HookDraft draft) {
        return facts(draft) + " " + draft.address();
    }

    /** What the audit log tells. */
    static Map<String, Object> facts(HookDraft draft) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", draft.title());
        facts.put("host", URI.create(draft.address()).getHost());
        facts.put("layers", draft.layers().stream().map(Layer::slug).sorted().collect(Collectors.joining(", ")));
        facts.put("districts", draft.districts().stream().sorted().collect(Collectors.joining(", ")));
        return facts;
    }
}
