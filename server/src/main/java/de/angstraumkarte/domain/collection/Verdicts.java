package de.angstraumkarte.domain.collection;

import de.angstraumkarte.base.db.LikePattern;
import de.angstraumkarte.domain.collection.Filter.And;
import de.angstraumkarte.domain.collection.Filter.Compare;
import de.angstraumkarte.domain.collection.Filter.Constant;
import de.angstraumkarte.domain.collection.Filter.In;
import de.angstraumkarte.domain.collection.Filter.IsNull;
import de.angstraumkarte.domain.collection.Filter.Like;
import de.angstraumkarte.domain.collection.Filter.Not;
import de.angstraumkarte.domain.collection.Filter.Operator;
import de.angstraumkarte.domain.collection.Filter.Or;
import de.angstraumkarte.domain.effect.Verdict;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** Conditions on the verdict of an effect. */
final class Verdicts {
    private static final String NAME = "verdict";

    /** Neither true nor false where no measure is done: no day is known there either. */
    private static final Filter UNKNOWN =
            new Compare(OpenCollection.EFFECTS.queryable("lastDone").orElseThrow(), Operator.EQUAL, LocalDate.EPOCH);

    private Verdicts() {}

    /** Whether a filter asks for the verdict. */
    static boolean named(Filter filter) {
        return !known(filter, Verdict.TOO_FEW).equals(filter);
    }

    /** What a filter says of features with this verdict. */
    static Filter known(Filter filter, Verdict verdict) {
        return replaced(filter, part -> new Constant(holds(part, verdict.slug())));
    }

    /** What it says of those without one, where no measure is done. */
    static Filter missing(Filter filter) {
        return replaced(filter, part -> part instanceof IsNull ? new Constant(true) : UNKNOWN);
    }

    private static Filter replaced(Filter filter, UnaryOperator<Filter> verdict) {
        if (filter instanceof And and) {
            return new And(
                    and.parts().stream().map(part -> replaced(part, verdict)).toList());
        } else if (filter instanceof Or or) {
            return new Or(
                    or.parts().stream().map(part -> replaced(part, verdict)).toList());
        } else if (filter instanceof Not not) {
            return new Not(replaced(not.part(), verdict));
        }
        boolean named = filter instanceof Compare compare && is(compare.property())
                || filter instanceof In in && is(in.property())
                || filter instanceof Like like && is(like.property())
                || filter instanceof IsNull isNull && is(isNull.property());
        return named ? verdict.apply(filter) : filter;
    }

    private static boolean holds(Filter part, String slug) {
        if (part instanceof Compare compare) {
            return compare(compare, slug);
        } else if (part instanceof In in) {
            return in.values().contains(slug);
        }
        return part instanceof Like like && Boolean.TRUE.equals(LikePattern.matches(slug, like.pattern()));
    }

    private static boolean is(Queryable property) {
        return property.name().equals(NAME);
    }

    private static boolean compare(Compare compare, String slug) {
        int order = slug.compareTo((String) compare.value());
        return switch (compare.operator()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
