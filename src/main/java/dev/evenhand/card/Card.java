package dev.evenhand.card;

import dev.evenhand.statistics.MirroredRepeats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The one-page result: the planned headline, and everything that a sceptic asks of it. A pure function of the
 * {@link Evidence}; {@link CardJson} writes it, and {@link #FORMAT} changes whenever a field changes its meaning.
 */
public record Card(
        String format,
        String study,
        String name,
        Optional<String> planDigest,
        String state,
        boolean simulated,
        Protocol protocol,
        Headline headline,
        List<Check> checks,
        Tally tally,
        Size size,
        Fragility fragility,
        List<Measured> opponents,
        List<Standing> models,
        List<Category> categories,
        List<Exclusion> exclusions,
        List<Split> splits,
        List<Explored> exploratory,
        Sides sides,
        List<Agreeing> agreement,
        Sampling sampling,
        Optional<Ranking> ranking,
        StudyFacts.Attrition attrition,
        Power power,
        long looks,
        List<StudyFacts.Change> changes,
        List<StudyFacts.Variant> variants,
        Optional<Flattery> bestOf,
        Optional<Seen> blinding,
        Optional<Harm> safety,
        Care care,
        Material material,
        List<Stated> stated,
        Optional<Logged> log,
        List<String> missing) {

    public static final String FORMAT = "evenhand-card/v1";

    public Card {
        checks = List.copyOf(checks);
        opponents = List.copyOf(opponents);
        models = List.copyOf(models);
        categories = List.copyOf(categories);
        exclusions = List.copyOf(exclusions);
        splits = List.copyOf(splits);
        stated = List.copyOf(stated);
        exploratory = List.copyOf(exploratory);
        agreement = List.copyOf(agreement);
        changes = List.copyOf(changes);
        variants = List.copyOf(variants);
        missing = List.copyOf(missing);
    }

    /** Computes it all; the same evidence gives the same card on every machine. */
    public static Card of(Evidence evidence) {
        return new CardMaking(evidence).card();
    }

    /** The same card after so many looks: they change no number, so that nobody's reading costs a fit. */
    public Card afterLooks(long times) {
        if (times == looks) {
            return this;
        }
        var end = headline.end() == End.Kind.SEQUENTIAL
                ? checks.stream()
                        .filter(check -> check.id().equals(Checking.END))
                        .findFirst()
                        .orElseThrow()
                : Checking.end(headline.end(), StudyFacts.over(state), size, times);
        return with(end, times, log);
    }

    /** The same card with what the ledger says of itself now, which changes no number either. */
    public Card logged(Logged now) {
        var known = Optional.of(now);
        return known.equals(log) ? this : with(Grounds.log(known, size), looks, known);
    }

    private Card with(Check now, long times, Optional<Logged> logged) {
        var told = checks.stream()
                .map(check -> check.id().equals(now.id()) ? now : check)
                .toList();
        return new Card(
                format,
                study,
                name,
                planDigest,
                state,
                simulated,
                protocol,
                headline,
                told,
                tally,
                size,
                fragility,
                opponents,
                models,
                categories,
                exclusions,
                splits,
                exploratory,
                sides,
                agreement,
                sampling,
                ranking,
                attrition,
                power,
                times,
                changes,
                variants,
                bestOf,
                blinding,
                safety,
                care,
                material,
                stated,
                logged,
                missing);
    }

    /** What was fixed before the first vote. */
    public record Protocol(
            String question,
            Statistic statistic,
            Optional<CardPlan.Pair> claim,
            double alpha,
            String ties,
            List<String> clusters,
            boolean sequential,
            long plannedVotes,
            Map<String, Double> categories,
            List<String> exclusions,
            String scale) {}

    /**
     * The planned statistic in a sentence.
     *
     * @param doubt interval, level and what they rest on
     * @param claimed whether the plan named the two models before the first vote
     */
    public record Headline(
            String sentence,
            String doubt,
            boolean claimed,
            Measured.Outcome outcome,
            End.Kind end,
            Measured measured) {}

    /** Something looked at: `ok` passed, `warn` must be known, `fail` failed, `none` could not be asked. */
    public record Check(String id, String kind, String text) {}

    /** The votes between the headline's models, as seen from the first; `net` is wins less losses as a share. */
    public record Tally(long wins, long ties, long losses, long bothBad, OptionalDouble net) {

        public long votes() {
            return wins + ties + losses + bothBad;
        }
    }

    /** @param counted votes that scores are made of; all others were given and are shown */
    public record Size(long votes, long counted, long excluded, long raters, long tasks, long imported, long made) {

        /** Whether votes came from files, all of them. */
        boolean elsewhere() {
            return imported > 0 && imported + made >= votes;
        }
    }

    /** How few votes carry the lead. */
    public record Fragility(
            Optional<Change> flip,
            Optional<Change> drop,
            OptionalDouble withoutOneLowest,
            OptionalDouble withoutOneHighest) {

        /** So many votes put the other model ahead; which ones, and from how many raters. */
        public record Change(long votes, double share, int raters, List<String> ids) {}
    }

    /**
     * A model with its score from all votes.
     *
     * @param borda mean share of votes won from each of the others, which rests on no model of preference
     */
    public record Standing(
            String model,
            String version,
            String provider,
            String settings,
            OptionalDouble score,
            OptionalDouble lower,
            OptionalDouble upper,
            int rankBest,
            int rankWorst,
            OptionalDouble borda,
            long wins,
            long losses,
            long ties,
            long bothBad) {

        public long votes() {
            return wins + losses + ties + bothBad;
        }
    }

    /** A category with an interval that holds for all categories at once. */
    public record Category(String name, OptionalDouble weight, Measured measured) {}

    /** The headline with some exclusions in force. */
    public record Exclusion(String rule, long votes, boolean planned, Measured measured) {}

    /** The headline in a part of the votes that should say the same; `by` is guide, group, source, reuse or copies. */
    public record Split(String by, String part, Measured measured) {}

    /**
     * Where tasks and responses come from, as far as it is on record.
     *
     * @param words empty where there are too few texts
     */
    public record Material(
            Background.Origin origin,
            List<Background.Answers> answers,
            long copies,
            long reused,
            Optional<WordsAlone> words) {

        public Material {
            answers = List.copyOf(answers);
        }
    }

    /** What only the owner can say, in the owner's words; empty where nothing was said. */
    public record Stated(String item, String question, Optional<String> said) {}

    /**
     * How the signed log of the study is doing.
     *
     * @param signed entries that the newest checkpoint binds
     * @param votesSince answers that came after votes and log were last compared, changes of one included
     * @param late votes that were in a checkpoint later than promised
     * @param overdue news that waits for its place in the log longer than promised
     * @param findings what the last comparison with the votes found amiss
     * @param guarded whether the database keeps the program itself from changing votes and log
     */
    public record Logged(
            long entries,
            long signed,
            Optional<String> checkedAt,
            long votesSince,
            List<String> findings,
            Optional<String> frozen,
            long late,
            long overdue,
            boolean guarded) {

        public Logged {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Another statistic than the plan's.
     *
     * @param p by itself, where one look was planned
     * @param adjusted by Holm over all of these
     * @param disagrees whether it says otherwise than the headline
     */
    public record Explored(
            String name,
            double estimate,
            double even,
            Optional<Measured.Range> interval,
            OptionalDouble p,
            OptionalDouble adjusted,
            boolean disagrees) {}

    /** What the seat did. */
    public record Sides(
            long firstLeft,
            long firstRight,
            double balanceP,
            OptionalDouble effect,
            Optional<Measured.Range> interval,
            long sameModelBallots,
            OptionalDouble sameModelLeftShare) {}

    /** A coefficient of agreement; the value is empty where nothing can be said. */
    public record Agreeing(String coefficient, long units, OptionalDouble value) {}

    public record Sampling(
            long pairs,
            long comparedPairs,
            long fewestVotes,
            long mostVotes,
            double effectiveVotes,
            int components,
            boolean beacon) {}

    /**
     * What the study could find at all.
     *
     * @param detectableNet smallest net share of wins found with a power of 0.8
     * @param designEffect how many votes count as one, as it turned out
     * @param forecast votes at which the sequential rule would be met if the rest went as those so far
     */
    public record Power(
            OptionalDouble detectableNet,
            double designEffect,
            OptionalLong votesNeeded,
            OptionalLong forecast,
            boolean underpowered) {}

    /** What choosing the best of several variants adds by itself. */
    public record Flattery(String provider, long variants, double points, double falseWinner, double sidakAlpha) {}

    /** What raters took responses for; without an index where they were asked and nobody has answered. */
    public record Seen(long asked, OptionalDouble index, Optional<Measured.Range> interval, boolean alarm) {}

    /**
     * How raters did where it can be known: right answers to gold tasks, and whether they prefer the same once sides are
     * swapped (with Cohen's kappa, and McNemar's p of a pull to one side). Empty where nothing was asked; repeats with a tie are counted
     * apart.
     */
    public record Care(
            long golds,
            OptionalDouble right,
            long repeats,
            long undecided,
            OptionalDouble consistency,
            OptionalDouble kappa,
            OptionalDouble positionP) {

        static Care of(StudyFacts.Care seen) {
            var repeats =
                    new MirroredRepeats(seen.alwaysOne(), seen.alwaysOther(), seen.alwaysLeft(), seen.alwaysRight());
            boolean any = repeats.pairs() > 0;
            return new Care(
                    seen.golds(),
                    seen.golds() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) seen.right() / seen.golds()),
                    repeats.pairs(),
                    seen.undecided(),
                    repeats.consistency(),
                    any ? repeats.kappa() : OptionalDouble.empty(),
                    any ? OptionalDouble.of(repeats.positionTest().p()) : OptionalDouble.empty());
        }
    }

    /** Safety beside preference; the gate is a decision and no finding. */
    public record Harm(
            List<Defects> models, OptionalDouble orderFlip, OptionalDouble ungated, OptionalDouble gated, long moved) {}

    /** Severity-weighted shares of defects; empty where no task asks for them. */
    public record Defects(
            String model,
            OptionalDouble unsafeCompliance,
            OptionalDouble unnecessaryRefusal,
            long shouldRefuse,
            long shouldAnswer,
            long unrated) {}
}
