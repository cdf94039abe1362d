package dev.evenhand.card;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        Optional<Blinding> blinding,
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
        var told = headline.end() == End.Kind.SEQUENTIAL ? checks : replacing(Conduct.end(headline.end(), size, times));
        return with(told, times, log);
    }

    /** The same card with what the ledger says of itself now, which changes no number either. */
    public Card logged(Logged now) {
        var known = Optional.of(now);
        return known.equals(log) ? this : with(replacing(Logged.check(known, size)), looks, known);
    }

    /** The same card with what was looked at once it was whole. */
    Card checked(List<Check> found) {
        return with(found, looks, log);
    }

    private List<Check> replacing(Check now) {
        return checks.stream()
                .map(check -> check.id().equals(now.id()) ? now : check)
                .toList();
    }

    private Card with(List<Check> told, long times, Optional<Logged> logged) {
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

    /** A category with an interval that holds for all categories at once. */
    public record Category(String name, OptionalDouble weight, Measured measured) {}

    /** The headline with some exclusions in force. */
    public record Exclusion(String rule, long votes, boolean planned, Measured measured) {}

    /** The headline in a part of the votes that should say the same; `by` is guide, group, source, again, reuse or copies. */
    public record Split(String by, String part, Measured measured) {}

    /** What only the owner can say, in the owner's words; empty where nothing was said. */
    public record Stated(String item, String question, Optional<String> said) {}

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

    /** A coefficient of agreement; the value is empty where nothing can be said. */
    public record Agreeing(String coefficient, long units, OptionalDouble value) {}
}
