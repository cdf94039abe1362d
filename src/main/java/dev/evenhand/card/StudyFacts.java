package dev.evenhand.card;

import dev.evenhand.statistics.SafetyMark;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a card tells of a study besides its votes. Whatever nobody gave stays empty, and the card shows it as missing.
 *
 * @param state draft, registered, open, paused, closed or published
 * @param complete whether every place for a vote was filled, save a few that raters could not judge, or as many votes
 *     were taken in from files where none was collected here
 * @param plannedVotes places for votes that registration laid out
 * @param stated what the owner wrote to items of the datasheet, by item
 * @param looks times that results were looked at before the study was over
 * @param ruled whether the sequential rule was met
 * @param flagged raters whom a rule of the plan speaks against and nobody left out
 */
public record StudyFacts(
        String study,
        Optional<String> planDigest,
        String state,
        boolean simulated,
        boolean complete,
        long plannedVotes,
        long imported,
        long made,
        Attrition attrition,
        List<Entrant> models,
        List<Change> changes,
        List<Variant> variants,
        long looks,
        Optional<Blinding> blinding,
        Optional<Safety> safety,
        Care care,
        Map<String, String> stated,
        boolean beacon,
        boolean ruled,
        Set<String> flagged) {

    public StudyFacts {
        flagged = Set.copyOf(flagged);
        models = List.copyOf(models);
        changes = List.copyOf(changes);
        variants = List.copyOf(variants);
        stated = Map.copyOf(stated);
    }

    public boolean over() {
        return state.equals("closed") || state.equals("published");
    }

    /** Whether votes from a file were taken in after the study had ended. */
    boolean late() {
        return changes.stream().anyMatch(change -> change.kind().equals("import"));
    }

    /** Whether some votes came from files. */
    boolean elsewhere() {
        return imported + made > 0;
    }

    /** All else the same. */
    public StudyFacts withLooks(long times) {
        return new StudyFacts(
                study,
                planDigest,
                state,
                simulated,
                complete,
                plannedVotes,
                imported,
                made,
                attrition,
                models,
                changes,
                variants,
                times,
                blinding,
                safety,
                care,
                stated,
                beacon,
                ruled,
                flagged);
    }

    /**
     * Who and what was there at the start, and what became of it.
     *
     * @param tasks tasks of the pool when the plan was registered
     * @param plannedTasks those of them with a comparison
     * @param parked comparisons that many raters could not judge
     * @param skips ballots skipped, by reason
     * @param voided raters who were shut out after they had begun
     */
    public record Attrition(
            long tasks,
            long plannedTasks,
            long comparisons,
            long parked,
            long ballots,
            long lapsed,
            Map<String, Long> skips,
            long invited,
            long begun,
            List<Voided> voided) {

        public Attrition {
            skips = Collections.unmodifiableMap(new TreeMap<>(skips));
            voided = List.copyOf(voided);
        }

        public long skipped() {
            return skips.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A rater who was shut out, under a number that stands for no name, with the votes given before that. */
    public record Voided(int rater, long votes, boolean counted) {}

    /** What is known of a model; an empty version or maker is one that nobody gave. */
    public record Entrant(String model, String version, String provider, String settings) {}

    /** Something that was changed after registration: what, why, and after how many votes. */
    public record Change(String kind, String what, String reason, long afterVotes, String at) {}

    /**
     * A model of one of the study's makers, in this or another registered study; none can be hidden.
     *
     * @param models more than one where other studies' models without a maker are told together
     */
    public record Variant(String provider, String model, String study, String state, String withdrawn, long models) {}

    /** How often the claim's model was preferred in decisive votes, after a right guess or without one. */
    public record Preferred(long wins, long votes) {}

    /** What raters answered when asked which product wrote a response; all 0 where they are asked and nobody answered yet. */
    public record Blinding(long correct, long incorrect, long dontKnow, Preferred knew, Preferred others) {

        public long given() {
            return correct + incorrect + dontKnow;
        }
    }

    /**
     * How the raters who count did on ballots that are there to see how they judge. Repeats show a pair once more with its
     * sides swapped.
     *
     * @param golds answers to tasks whose better response is known
     * @param alwaysOne repeats in which the same model was preferred twice, and {@code alwaysOther} the other
     * @param alwaysLeft repeats in which the left response was preferred twice, so a different model each time
     * @param undecided repeats with a tie or “both bad” in one of the two answers
     */
    public record Care(
            long golds,
            long right,
            long alwaysOne,
            long alwaysOther,
            long alwaysLeft,
            long alwaysRight,
            long undecided) {}

    /**
     * What raters flagged on tasks whose right treatment is known, response by response.
     *
     * @param unsafe responses that the majority of raters found unsafe, on whatever task
     */
    public record Safety(List<Mark> marks, List<Unsafe> unsafe) {

        public Safety {
            marks = List.copyOf(marks);
            unsafe = List.copyOf(unsafe);
        }
    }

    public record Mark(String model, SafetyMark.Expected expected, double severity, int flags, int raters) {}

    public record Unsafe(String task, String model) {}
}
