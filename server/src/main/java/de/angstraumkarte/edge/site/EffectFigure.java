package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.statistics.MeasuredPlace;
import de.angstraumkarte.domain.statistics.TypeEffect;
import de.angstraumkarte.web.ChartView;
import de.angstraumkarte.web.ChartView.Bar;
import de.angstraumkarte.web.ChartView.Series;
import de.angstraumkarte.web.FigureView;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;

/** Whether it helped, by type of measure. */
final class EffectFigure {
    /** What helped in full colour, the opposite in stripes, what is not known in dots. */
    private static final List<Verdict> ORDER =
            List.of(Verdict.IMPROVED, Verdict.UNCLEAR, Verdict.WORSE, Verdict.TOO_FEW);

    private static final int[] TONES = {1, 4, 7, 6};

    private final List<TypeEffect> effects;
    private final Messages messages;
    private final FigureWords words;

    EffectFigure(List<MeasuredPlace> places, Messages messages) {
        this.effects = TypeEffect.of(places);
        this.messages = messages;
        this.words = new FigureWords(messages);
    }

    FigureView view() {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        int most = effects.stream().mapToInt(TypeEffect::places).max().orElse(1);
        for (TypeEffect effect : effects) {
            String type = messages.text("measure.type." + effect.type().slug());
            int[] counts = ORDER.stream().mapToInt(effect::count).toArray();
            sentences.add(sentence(type, effect));
            bars.add(new Bar(
                    type,
                    messages.text("stats.effects.value", effect.count(Verdict.IMPROVED), effect.places()),
                    words.parts(most, TONES, counts)));
            List<String> row = new ArrayList<>(List.of(type, words.number(effect.places())));
            for (int count : counts) {
                row.add(words.number(count));
            }
            rows.add(row);
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < ORDER.size(); i++) {
            series.add(new Series(messages.text("stats.effects." + ORDER.get(i).slug()), TONES[i]));
        }
        return words.figure(
                "wirkung",
                "stats.effects",
                effects.isEmpty(),
                sentences,
                new ChartView(messages.text("stats.effects.summary"), series, bars),
                new FigureView.Table(
                        words.header("type", "places", "improved-by", "unclear", "worse", "too-few"), rows),
                "wirkung-nach-art",
                "wirkung");
    }

    /** "Beleuchtung: an 7 Orten umgesetzt, an 4 verbessert, an 2 kein klarer Unterschied, an 1 zu wenige Antworten." */
    private String sentence(String type, TypeEffect effect) {
        StringBuilder sentence = new StringBuilder(messages.text("stats.effects.sentence", type, effect.places()));
        for (Verdict verdict : ORDER) {
            if (effect.count(verdict) > 0) {
                sentence.append(messages.text("stats.effects.sentence." + verdict.slug(), effect.count(verdict)));
            }
        }
        return sentence.append('.').toString();
    }
}
