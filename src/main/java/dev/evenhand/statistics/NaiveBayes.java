package dev.evenhand.statistics;

import java.util.List;

/**
 * Tells two writers apart by how often they use each word: multinomial naive Bayes with one added to every count (McCallum and
 * Nigam 1998, AAAI workshop on learning for text categorization; Manning, Raghavan and Schütze 2008, Introduction to
 * Information Retrieval, 13.2). Both wrote equally many texts, so neither is likelier beforehand.
 */
final class NaiveBayes {

    private final int[] first;
    private final int[] second;
    private long firstTotal;
    private long secondTotal;

    /** Words that either used. */
    private int words;

    NaiveBayes(int numbers) {
        first = new int[numbers];
        second = new int[numbers];
    }

    /** Bags by the highest number of their words. */
    static NaiveBayes about(List<WordBag> one, List<WordBag> other) {
        int last = -1;
        for (int text = 0; text < one.size(); text++) {
            last = Math.max(last, Math.max(one.get(text).last(), other.get(text).last()));
        }
        return new NaiveBayes(last + 1);
    }

    void learn(WordBag byFirst, WordBag bySecond) {
        count(byFirst, first, 1);
        count(bySecond, second, 1);
        firstTotal += byFirst.total();
        secondTotal += bySecond.total();
    }

    /** As if these had never been learnt. */
    void forget(WordBag byFirst, WordBag bySecond) {
        count(byFirst, first, -1);
        count(bySecond, second, -1);
        firstTotal -= byFirst.total();
        secondTotal -= bySecond.total();
    }

    private void count(WordBag text, int[] counts, int sign) {
        for (int place = 0; place < text.distinct(); place++) {
            int word = text.word(place);
            boolean before = first[word] + second[word] > 0;
            counts[word] += sign * text.times(place);
            boolean after = first[word] + second[word] > 0;
            words += before == after ? 0 : sign;
        }
    }

    /**
     * Log odds that the first wrote it. A word that neither has used says nothing. The difference of two logarithms, and not the
     * logarithm of a ratio, is to the last bit the opposite once the writers change places.
     */
    double logOdds(WordBag text) {
        double odds = 0;
        int known = 0;
        for (int place = 0; place < text.distinct(); place++) {
            int ofFirst = first[text.word(place)];
            int ofSecond = second[text.word(place)];
            if (ofFirst + ofSecond > 0) {
                known += text.times(place);
                odds += text.times(place) * (Math.log(ofFirst + 1.0) - Math.log(ofSecond + 1.0));
            }
        }
        return known == 0
                ? 0
                : odds - known * (Math.log((double) firstTotal + words) - Math.log((double) secondTotal + words));
    }
}
