package dev.evenhand.card;

import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.StyleFeature;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The votes of a study with all that its card asks of them, in the order in which they were given. */
public final class CardVotes {

    /** In the place of a guide's version: the vote was collected elsewhere. */
    public static final int ELSEWHERE = -1;

    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Kind[] KINDS = Kind.values();

    private final CardColumns names;
    private final int[] rows;

    CardVotes(CardColumns names, int[] rows) {
        this.names = names;
        this.rows = rows;
    }

    /** What a ballot was for; only ordinary ones are counted. */
    public enum Kind {
        ORDINARY,
        /** With a known answer, which was given. */
        GOLD,
        /** With a known answer, and another was given. */
        GOLD_MISSED,
        REPEAT
    }

    /** How responses look: for each feature the counts of what stood left and right. */
    public record Look(double[] left, double[] right) {}

    /**
     * One vote.
     *
     * @param strength how much better, from 1 on; 0 where the scale has no grades
     * @param excluded the rule of the plan that leaves it out, or null
     * @param look null where the texts are not at hand
     */
    public record Vote(
            String id,
            String left,
            String right,
            Verdict verdict,
            int strength,
            String rater,
            String task,
            String category,
            Kind kind,
            @Nullable String excluded,
            @Nullable Look look) {}

    public static CardVotesBuilder among(List<String> models, List<String> features) {
        return new CardVotesBuilder(models, features);
    }

    public List<String> models() {
        return names.models();
    }

    public int size() {
        return rows.length;
    }

    public String id(int vote) {
        return names.ids().get(rows[vote]);
    }

    public Verdict verdict(int vote) {
        return VERDICTS[names.verdict()[rows[vote]]];
    }

    public Kind kind(int vote) {
        return KINDS[names.kind()[rows[vote]]];
    }

    /** Whether the answer was known, whatever was given. */
    boolean gold(int vote) {
        return kind(vote) == Kind.GOLD || kind(vote) == Kind.GOLD_MISSED;
    }

    public String left(int vote) {
        return names.models().get(names.left()[rows[vote]]);
    }

    public String right(int vote) {
        return names.models().get(names.right()[rows[vote]]);
    }

    public int rater(int vote) {
        return names.rater()[rows[vote]];
    }

    public String raterName(int vote) {
        return names.raters().get(rater(vote));
    }

    public int task(int vote) {
        return names.task()[rows[vote]];
    }

    public String taskName(int vote) {
        return names.tasks().get(task(vote));
    }

    public String category(int vote) {
        return names.categories().get(task(vote));
    }

    /** Code of the rule that leaves the vote out; empty if none does. */
    public String excluded(int vote) {
        int rule = names.excluded()[rows[vote]];
        return rule < 0 ? "" : names.rules().get(rule);
    }

    /** Version of the guide; 0 where there is one version alone, or the vote was not given here. */
    int guide(int vote) {
        return Math.max(0, names.guide()[rows[vote]]);
    }

    /** Whether the vote came with a file, whoever its rater is. */
    boolean elsewhere(int vote) {
        return names.guide()[rows[vote]] == ELSEWHERE;
    }

    /** The same for two votes of one rater on the same request and the same two models, wherever these stood. */
    private long question(int row) {
        long models = names.models().size();
        long first = Math.min(names.left()[row], names.right()[row]);
        long second = Math.max(names.left()[row], names.right()[row]);
        return ((names.rater()[row] * (long) names.tasks().size() + names.task()[row]) * models + first) * models
                + second;
    }

    /** Without those that answer what their rater has answered before: the desk takes none, a file may hold some. */
    CardVotes answeredOnce() {
        var questions = Arrays.stream(rows).mapToLong(this::question).sorted().toArray();
        if (IntStream.range(1, questions.length).noneMatch(n -> questions[n] == questions[n - 1])) {
            return this;
        }
        var answered = new HashSet<Long>();
        return where(vote -> answered.add(question(rows[vote])));
    }

    public boolean sameModel(int vote) {
        return names.left()[rows[vote]] == names.right()[rows[vote]];
    }

    /** 1, 1/2 or 0 as the model of this name won, tied or lost. */
    double won(int vote, String model) {
        return switch (verdict(vote)) {
            case MODEL_A -> left(vote).equals(model) ? 1 : 0;
            case MODEL_B -> left(vote).equals(model) ? 0 : 1;
            case TIE, BOTH_BAD -> 0.5;
        };
    }

    /** Half a point a step, positive where the model was better. */
    double grade(int vote, String model) {
        double won = won(vote, model);
        return won == 0.5 ? 0 : (won - 0.5) * names.strength()[rows[vote]];
    }

    /** Whether each vote that found one better says by how much: one that does not would be a grade of zero. */
    boolean graded() {
        return IntStream.range(0, size()).anyMatch(vote -> names.strength()[rows[vote]] > 0)
                && IntStream.range(0, size())
                        .allMatch(vote -> names.strength()[rows[vote]] > 0
                                || verdict(vote) == Verdict.TIE
                                || verdict(vote) == Verdict.BOTH_BAD);
    }

    boolean styled() {
        return !names.features().isEmpty()
                && size() > 0
                && Arrays.stream(rows).allMatch(row -> names.looks().get(row) != null);
    }

    /** Ordinary ballots between two models. */
    public CardVotes ordinary() {
        return where(vote -> kind(vote) == Kind.ORDINARY && !sameModel(vote));
    }

    /** Those of them that no rule of the plan leaves out. */
    public CardVotes counted() {
        var ordinary = ordinary();
        return ordinary.where(vote -> ordinary.excluded(vote).isEmpty());
    }

    public CardVotes between(CardPlan.Pair pair) {
        int first = names.models().indexOf(pair.first());
        int second = names.models().indexOf(pair.second());
        return where(vote -> {
            int left = names.left()[rows[vote]];
            int right = names.right()[rows[vote]];
            return left == first && right == second || left == second && right == first;
        });
    }

    public CardVotes where(IntPredicate chosen) {
        var kept = IntStream.range(0, size())
                .filter(chosen)
                .map(vote -> rows[vote])
                .toArray();
        return new CardVotes(names, kept);
    }

    /** The first so many. */
    public CardVotes first(int votes) {
        return new CardVotes(names, Arrays.copyOf(rows, votes));
    }

    public long raters() {
        return Arrays.stream(rows).map(row -> names.rater()[row]).distinct().count();
    }

    public long tasks() {
        return Arrays.stream(rows).map(row -> names.task()[row]).distinct().count();
    }

    public List<String> categories() {
        return IntStream.range(0, size())
                .mapToObj(this::category)
                .distinct()
                .sorted()
                .toList();
    }

    /** As `statistics` takes them, with raters and tasks. */
    public Votes votes() {
        var verdicts = new byte[rows.length];
        for (int vote = 0; vote < verdicts.length; vote++) {
            verdicts[vote] = names.verdict()[rows[vote]];
        }
        return Votes.of(names.models(), at(names.left()), at(names.right()), verdicts)
                .withRaters(Groups.of(names.raters(), at(names.rater())))
                .withTasks(Groups.of(names.tasks(), at(names.task())));
    }

    Votes styledVotes() {
        return votes().withStyle(IntStream.range(0, names.features().size())
                .mapToObj(feature ->
                        StyleFeature.ratio(names.features().get(feature), looks(feature, true), looks(feature, false)))
                .toList());
    }

    private double[] looks(int feature, boolean left) {
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    var look = Objects.requireNonNull(names.looks().get(row));
                    return (left ? look.left() : look.right())[feature];
                })
                .toArray();
    }

    private int[] at(int[] column) {
        return Arrays.stream(rows).map(row -> column[row]).toArray();
    }
}
