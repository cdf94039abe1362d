package dev.evenhand.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the votes of a card one by one, in the order in which they were given. */
public final class CardVotesBuilder {

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
    private final List<CardVotes.@Nullable Look> looks = new ArrayList<>();
    private int[][] wide = new int[5][1024];
    private byte[][] narrow = new byte[4][1024];

    CardVotesBuilder(List<String> models, List<String> features) {
        this.models = List.copyOf(models);
        this.features = List.copyOf(features);
    }

    /** @throws IllegalArgumentException for a model that is not among those of the plan */
    public CardVotesBuilder add(CardVotes.Vote vote) {
        return add(vote, 0);
    }

    /** @param guide the version of the guide that its rater had read; 0 where there is one version, or {@link CardVotes#ELSEWHERE} */
    public CardVotesBuilder add(CardVotes.Vote vote, int guide) {
        int at = ids.size();
        if (at == wide[0].length) {
            Arrays.setAll(wide, column -> Arrays.copyOf(wide[column], at * 2));
            Arrays.setAll(narrow, column -> Arrays.copyOf(narrow[column], at * 2));
        }
        wide[0][at] = model(vote.left());
        wide[1][at] = model(vote.right());
        wide[2][at] = place(raters, raterNames, vote.rater());
        wide[3][at] = place(tasks, taskNames, vote.task());
        wide[4][at] = guide;
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
        var names = new CardColumns(
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
                Arrays.copyOf(narrow[3], size),
                Arrays.copyOf(wide[4], size));
        return new CardVotes(names, IntStream.range(0, size).toArray());
    }
}
