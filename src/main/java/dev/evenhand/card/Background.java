package dev.evenhand.card;

import dev.evenhand.statistics.Identifiability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of tasks, responses and raters beside the votes; from registration on it changes only as votes come in.
 *
 * @param apart pairs of models by how well words alone tell them apart, in the plan's order
 * @param groups that raters came in, by rater; who came in none is not in it
 * @param copies tasks whose request an earlier task of the study has made already, in the same words or nearly
 * @param reused tasks that raters of an earlier registered study on this server were shown
 */
public record Background(
        Origin origin,
        List<Answers> answers,
        List<Apart> apart,
        Map<String, String> groups,
        Set<String> copies,
        Set<String> reused) {

    /** Nothing is known, as where votes alone are at hand. */
    public static final Background NONE = new Background(
            new Origin(Optional.empty(), 0, 0, 0, ""), List.of(), List.of(), Map.of(), Set.of(), Set.of());

    public Background {
        answers = List.copyOf(answers);
        apart = List.copyOf(apart);
        groups = Map.copyOf(groups);
        copies = Set.copyOf(copies);
        reused = Set.copyOf(reused);
    }

    /**
     * How the pool came about until the plan was registered.
     *
     * @param since when its first tasks were imported
     * @param versions imports and edits that changed it
     * @param replaced responses that a later import put another one in the place of
     * @param leaking responses in which a model or its maker is named
     * @param leaks what the plan does with these: block, mask or allow
     */
    public record Origin(Optional<String> since, long versions, long replaced, long leaking, String leaks) {}

    /**
     * What a model answered to the tasks of the study.
     *
     * @param responses that the pool holds; the first to each task is shown, others only beside it as a check
     * @param most to one task
     */
    public record Answers(String model, long tasks, long responses, long most) {}

    /** How well a program that only counts words tells two models apart. */
    public record Apart(String first, String second, Identifiability told) {

        boolean among(CardPlan.Pair pair) {
            return (first.equals(pair.first()) && second.equals(pair.second()))
                    || (first.equals(pair.second()) && second.equals(pair.first()));
        }
    }
}
