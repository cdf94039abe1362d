package dev.evenhand.card;

import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.StyleFeature;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The votes of a study with all that its card asks of them, in the order in which they were given. */
public final class CardVotes {

    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Kind[] KINDS = Kind.values();

    private final Names names;
    private final int[] rows;

    private CardVotes(Names names, int[] rows) {
        this.names = names;
        this.rows = rows;
    }

    /** What a ballot was for; only ordinary ones are counted. */
    public enum Kind {
        ORDINARY,
        GOLD,
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

    public static Builder among(List<String> models, List<String> features) {
        return new Builder(models, features);
    }

    public List<String> models() {
        return names.models;
    }

    public int size() {
        return rows.length;
    }

    public String id(int vote) {
        return names.ids.get(rows[vote]);
    }

    public Verdict verdict(int vote) {
        return VERDICTS[names.verdict[rows[vote]]];
    }

    public Kind kind(int vote) {
        return KINDS[names.kind[rows[vote]]];
    }

    public String left(int vote) {
        return names.models.get(names.left[rows[vote]]);
    }

    public String right(int vote) {
        return names.models.get(names.right[rows[vote]]);
    }

    public int rater(int vote) {
        return names.rater[rows[vote]];
    }

    public int task(int vote) {
        return names.task[rows[vote]];
    }

    public String taskName(int vote) {
        return names.tasks.get(task(vote));
    }

    public String category(int vote) {
        return names.categories.get(task(vote));
    }

    /** Code of the rule that leaves the vote out; empty if none does. */
    public String excluded(int vote) {
        int rule = names.excluded[rows[vote]];
        return rule < 0 ? "" : names.rules.get(rule);
    }

    public boolean sameModel(int vote) {
        return names.left[rows[vote]] == names.right[rows[vote]];
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
        return won == 0.5 ? 0 : (won - 0.5) * names.strength[rows[vote]];
    }

    boolean graded() {
        return IntStream.range(0, size()).anyMatch(vote -> names.strength[rows[vote]] > 0);
    }

    boolean styled() {
        return !names.features.isEmpty()
                && size() > 0
                && Arrays.stream(rows).allMatch(row -> names.looks.get(row) != null);
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
        int first = names.models.indexOf(pair.first());
        int second = names.models.indexOf(pair.second());
        return where(vote -> {
            int left = names.left[rows[vote]];
            int right = names.right[rows[vote]];
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
        return Arrays.stream(rows).map(row -> names.rater[row]).distinct().count();
    }

    public long tasks() {
        return Arrays.stream(rows).map(row -> names.task[row]).distinct().count();
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
            verdicts[vote] = names.verdict[rows[vote]];
        }
        return Votes.of(names.models, at(names.left), at(names.right), verdicts)
                .withRaters(Groups.of(names.raters, at(names.rater)))
                .withTasks(Groups.of(names.tasks, at(names.task)));
    }

    Votes styledVotes() {
        return votes().withStyle(IntStream.range(0, names.features.size())
                .mapToObj(feature ->
                        StyleFeature.ratio(names.features.get(feature), looks(feature, true), looks(feature, false)))
                .toList());
    }

    private double[] looks(int feature, boolean left) {
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    var look = java.util.Objects.requireNonNull(names.looks.get(row));
                    return (left ? look.left() : look.right())[feature];
                })
                .toArray();
    }

    private int[] at(int[] column) {
        return Arrays.stream(rows).map(row -> column[row]).toArray();
    }

    /** All votes in columns; parts of them share these. */
    private record Names(
            List<String> models,
            List<String> features,
            List<String> raters,
            List<String> tasks,
            List<String> categories,
            List<String> rules,
            List<String> ids,
            List<@Nullable Look> looks,
            int[] left,
            int[] right,
            byte[] verdict,
            byte[] strength,
            int[] rater,
            int[] task,
            byte[] kind,
            byte[] excluded) {}

    /** Takes votes one by one. */
    public static final class Builder {

        private final List<String> models;
        private final List<String> features;
        private final Map<String, Integer> raters = new HashMap<>();
        private final Map<String, Integer> tasks = new HashMap<>();
        private final Map<String, Integer> rules = new HashMap<>();
        private final List<String> raterNames = new ArrayList<>();
        private final List<String> taskNames = new ArrayList<>();
        private final List<String> categories = new ArrayList<>();
        private final List<String> ruleNames = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<@Nullable Look> looks = new ArrayList<>();
        private int[][] wide = new int[4][1024];
        private byte[][] narrow = new byte[4][1024];

        private Builder(List<String> models, List<String> features) {
            this.models = List.copyOf(models);
            this.features = List.copyOf(features);
        }

        /** @throws IllegalArgumentException for a model that is not among those of the plan */
        public Builder add(Vote vote) {
            int at = ids.size();
            if (at == wide[0].length) {
                for (int column = 0; column < 4; column++) {
                    wide[column] = Arrays.copyOf(wide[column], at * 2);
                    narrow[column] = Arrays.copyOf(narrow[column], at * 2);
                }
            }
            wide[0][at] = model(vote.left());
            wide[1][at] = model(vote.right());
            wide[2][at] = place(raters, raterNames, vote.rater());
            wide[3][at] = place(tasks, taskNames, vote.task());
            if (categories.size() < taskNames.size()) {
                categories.add(vote.category());
            }
            narrow[0][at] = (byte) vote.verdict().ordinal();
            narrow[1][at] = (byte) vote.strength();
            narrow[2][at] = (byte) vote.kind().ordinal();
            narrow[3][at] = (byte) (vote.excluded() == null ? -1 : place(rules, ruleNames, vote.excluded()));
            ids.add(vote.id());
            looks.add(vote.look());
            return this;
        }

        private int model(String name) {
            int place = models.indexOf(name);
            if (place < 0) {
                throw new IllegalArgumentException("\"%s\" is not a model of the plan".formatted(name));
            }
            return place;
        }

        private static int place(Map<String, Integer> places, List<String> names, String name) {
            return places.computeIfAbsent(name, fresh -> {
                names.add(fresh);
                return names.size() - 1;
            });
        }

        public CardVotes build() {
            int size = ids.size();
            var names = new Names(
                    models,
                    features,
                    List.copyOf(raterNames),
                    List.copyOf(taskNames),
                    List.copyOf(categories),
                    List.copyOf(ruleNames),
                    List.copyOf(ids),
                    new ArrayList<>(looks),
                    Arrays.copyOf(wide[0], size),
                    Arrays.copyOf(wide[1], size),
                    Arrays.copyOf(narrow[0], size),
                    Arrays.copyOf(narrow[1], size),
                    Arrays.copyOf(wide[2], size),
                    Arrays.copyOf(wide[3], size),
                    Arrays.copyOf(narrow[2], size),
                    Arrays.copyOf(narrow[3], size));
            return new CardVotes(names, IntStream.range(0, size).toArray());
        }
    }
}
