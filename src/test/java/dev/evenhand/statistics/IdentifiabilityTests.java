package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifiabilityTests {

    private static final List<String> WORDS = List.of("yes", "no", "sure", "well", "so", "**", "-", "of course");

    private final WordBags bags = new WordBags();

    @Test
    void isChanceOfTextsThatAreTheSame() {
        var same = texts(40, n -> "Answer " + n % 7 + ", in **bold**.\n\n- and more");
        var told = told(same, same);
        assertThat(told.share()).isEqualTo(0.5);
        assertThat(told.auc()).isEqualTo(0.5);
        assertThat(told.interval().contains(0.5)).isTrue();
    }

    @Test
    void isCertainOfTwoVocabularies() {
        var told = told(texts(1000, n -> "Certainly! Number " + n), texts(1000, n -> "Nope. It is " + n));
        assertThat(told.tasks()).isEqualTo(1000);
        assertThat(told.share()).isEqualTo(1);
        assertThat(told.auc()).isEqualTo(1);
        assertThat(told.interval().lower()).isEqualTo(0.9914307838084703, within(1e-9));
        assertThat(told.interval().upper()).isEqualTo(1, within(1e-12));
    }

    /** Share, AUC and interval as a short Python program without libraries has them, in which nothing is shared with this one. */
    @Test
    void agreesWithAnotherProgram() {
        var told = told(texts(37, n -> made(n, 3, 5)), texts(37, n -> made(n, 5, 4)));
        assertThat(told.share()).isEqualTo(0.6756756756756757, within(1e-9));
        assertThat(told.auc()).isEqualTo(0.6145454545454545, within(1e-9));
        assertThat(told.interval().lower()).isEqualTo(0.43600138994577897, within(1e-9));
        assertThat(told.interval().upper()).isEqualTo(0.8488159880265845, within(1e-9));
    }

    @Test
    void isTheSameWhicheverModelComesFirst() {
        var random = new Random(8);
        var first = texts(60, n -> said(random, 20, 0));
        var second = texts(60, n -> said(random, 20, 1));
        assertThat(told(second, first)).isEqualTo(told(first, second));
        assertThat(told(first, second).share()).isStrictlyBetween(0.5, 1.0);
    }

    /** Tasks in another order are learnt from in other company. */
    @Test
    void staysNearlyTheSameWhenTasksAreInAnotherOrder() {
        var random = new Random(9);
        var first = texts(200, n -> said(random, 30, 0));
        var second = texts(200, n -> said(random, 30, 1));
        var told = told(first, second);
        Collections.reverse(first);
        Collections.reverse(second);
        assertThat(told(first, second).share()).isEqualTo(told.share(), within(0.05));
    }

    /** Of writers who are the same the interval misses one half no more often than it may. */
    @Test
    void tellsNobodyFromHimself() {
        double mean = 0;
        int missed = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            var random = new Random(round);
            var told = told(texts(50, n -> said(random, 30, 0)), texts(50, n -> said(random, 30, 0)));
            mean += told.share() / rounds;
            missed += told.interval().contains(0.5) ? 0 : 1;
        }
        assertThat(mean).isEqualTo(0.5, within(0.015));
        assertThat(missed).isLessThanOrEqualTo(rounds / 20);
        var random = new Random(2026);
        assertThat(told(texts(1000, n -> said(random, 30, 0)), texts(1000, n -> said(random, 30, 0)))
                        .share())
                .isEqualTo(0.5, within(0.06));
    }

    @Test
    void readsWordsAndMarksOfStyle() {
        assertThat(same("## Is it SO?", "## is it so?")).isTrue();
        assertThat(same("so it is", "is it so")).isTrue();
        assertThat(same("one\n\ntwo", "one\ntwo")).isFalse();
        assertThat(same("- one", "* one")).isFalse();
        assertThat(same("**so**", "* * so * *")).isFalse();
        assertThat(bags.bag("GPT4 — naïve 🙂🙂\n").distinct()).isEqualTo(5);
        assertThat(bags.bag("日本語です").total()).isEqualTo(5);
        assertThat(bags.bag("हिन्दी में").total()).isEqualTo(2);
        assertThat(bags.bag(" \t").total()).isZero();
    }

    @Test
    void saysNothingOfTooFewTasks() {
        assertThat(Identifiability.of(texts(19, n -> "a"), texts(19, n -> "b"))).isEmpty();
        assertThat(Identifiability.of(texts(20, n -> "a"), texts(20, n -> "b"))).isPresent();
        assertThat(told(texts(20, n -> ""), texts(20, n -> "")).share()).isEqualTo(0.5);
    }

    @Test
    void refusesTextsToOtherTasks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifiability.of(texts(20, n -> "a"), texts(21, n -> "b")))
                .withMessage("20 texts of the first, but 21 of the second");
    }

    private boolean same(String one, String other) {
        var first = bags.bag(one);
        var second = bags.bag(other);
        return first.distinct() == second.distinct()
                && IntStream.range(0, first.distinct())
                        .allMatch(place ->
                                first.word(place) == second.word(place) && first.times(place) == second.times(place));
    }

    private Identifiability told(List<WordBag> first, List<WordBag> second) {
        return Identifiability.of(first, second).orElseThrow();
    }

    private List<WordBag> texts(int tasks, IntFunction<String> text) {
        var texts = new ArrayList<WordBag>();
        IntStream.range(0, tasks).mapToObj(text).map(bags::bag).forEach(texts::add);
        return texts;
    }

    /** Ten words that follow from a remainder, the same in any language. */
    private static String made(int task, int step, int turn) {
        var text = new StringBuilder();
        for (int place = 0; place < 10; place++) {
            int word = (task * step + place * place * turn + task * task) % 23;
            text.append('w').append(word).append(' ');
        }
        return text.toString();
    }

    /** Some words are a little dearer to one writer than to another. */
    private static String said(Random random, int words, int writer) {
        var text = new StringBuilder();
        for (int place = 0; place < words; place++) {
            int word = random.nextInt(random.nextInt(WORDS.size() * 8) + 1);
            text.append(random.nextInt(8) == 0 ? WORDS.get((word + writer) % WORDS.size()) : "w" + word)
                    .append(' ');
        }
        return text.toString();
    }
}
