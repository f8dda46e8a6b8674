package de.angstraumkarte.domain.collection;

import de.angstraumkarte.base.db.LikePattern;
import de.angstraumkarte.domain.collection.Filter.And;
import de.angstraumkarte.domain.collection.Filter.Compare;
import de.angstraumkarte.domain.collection.Filter.Constant;
import de.angstraumkarte.domain.collection.Filter.In;
import de.angstraumkarte.domain.collection.Filter.IsNull;
import de.angstraumkarte.domain.collection.Filter.Like;
import de.angstraumkarte.domain.collection.Filter.Not;
import de.angstraumkarte.domain.collection.Filter.Or;
import de.angstraumkarte.domain.effect.Verdict;

/** Conditions on the verdict of an effect. */
final class Verdicts {
    private static final String NAME = "verdict";

    private Verdicts() {}

    /** Whether a filter asks for the verdict. */
    static boolean named(Filter filter) {
        return !known(filter, Verdict.TOO_FEW).equals(filter);
    }

    /** What a filter says of features with this verdict. */
    static Filter known(Filter filter, Verdict verdict) {
        if (filter instanceof And and) {
            return new And(
                    and.parts().stream().map(part -> known(part, verdict)).toList());
        } else if (filter instanceof Or or) {
            return new Or(or.parts().stream().map(part -> known(part, verdict)).toList());
        } else if (filter instanceof Not not) {
            return new Not(known(not.part(), verdict));
        } else if (filter instanceof Compare compare && is(compare.property())) {
            return new Constant(compare(compare, verdict.slug()));
        } else if (filter instanceof In in && is(in.property())) {
            return new Constant(in.values().contains(verdict.slug()));
        } else if (filter instanceof Like like && is(like.property())) {
            return new Constant(Boolean.TRUE.equals(LikePattern.matches(verdict.slug(), like.pattern())));
        } else if (filter instanceof IsNull isNull && is(isNull.property())) {
            return new Constant(false);
        }
        return filter;
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
