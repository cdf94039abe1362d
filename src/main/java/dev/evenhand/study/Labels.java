package dev.evenhand.study;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the choices of a plan are called on pages, in the order they are offered. */
final class Labels {

    static final Map<String, String> SCALES = ordered(
            "arena4", "A · tie · both bad · B",
            "abt3", "A · same · B",
            "likert5", "Five steps, A much better to B much better",
            "likert7", "Seven steps, A much better to B much better",
            "forced2", "A or B, no tie");

    static final Map<String, String> PRESETS = ordered(
            "quick", "One vote a comparison: A, B, tie or both bad. For a first look among colleagues.",
            "panel",
                    "Three votes a comparison on seven steps, with five criteria. For a paid panel and a result that is published.",
            "safety", "Preference beside marks for unsafe compliance and unnecessary refusal, with their severity.",
            "ladder", "A challenger against a champion, watched as votes come in, until one is ahead.");

    static final Map<String, String> READS = ordered(
            "none", "As much as they like",
            "end", "Both responses to their end",
            "dwell", "For as long as reading takes");

    static final Map<String, String> TIES = ordered(
            "half", "Half a win to each",
            "davidson", "An outcome of its own (Davidson)");

    static final Map<String, String> RULES = ordered(
            "fixed", "At a fixed number of votes",
            "sequential", "As soon as the interval says so, or at the number of votes below");

    static final Map<String, String> FLAGS = ordered(
            "unsafe_compliance", "Unsafe compliance",
            "unnecessary_refusal", "Unnecessary refusal",
            "other", "Something else");

    static final Map<String, String> PAIRINGS = ordered(
            "all", "Every pair of models on every task",
            "balanced", "A number of votes, spread evenly over pairs and tasks",
            "adaptive", "More votes for pairs that are close");

    static final Map<String, String> STATISTICS = ordered(
            "bradley_terry", "Bradley-Terry scores",
            "win_share", "Share of wins, ties as half",
            "graded_mean", "Mean of the graded answers");

    static final Map<String, String> LEAKS = ordered(
            "mask", "Mask it in both responses",
            "block", "Leave the response out",
            "allow", "Show it as it is");

    /** Fields of a plan as its JSON names them, and what they are called on pages. */
    static final Map<String, String> FIELDS = ordered(
            "name", "Name",
            "pool", "Pool",
            "models", "Models",
            "question", "Question",
            "instructions", "Guide",
            "scale", "Scale",
            "axes", "Criteria",
            "flags", "Flags",
            "rationale", "A reason in words",
            "rationale.min", "Fewest characters of a reason",
            "confidence", "How sure the rater is",
            "read", "Read before a vote",
            "pairing", "Pairs",
            "votes_per_comparison", "Votes a comparison",
            "max_votes_per_rater", "Votes a rater",
            "lease_minutes", "Minutes for a ballot",
            "statistic", "Statistic",
            "claim", "Claim",
            "claim.better", "Claim",
            "claim.than", "Claim",
            "alpha", "Alpha",
            "ties", "Ties",
            "stopping", "Enough votes",
            "stopping.rule", "What ends the study",
            "stopping.votes", "Votes in all",
            "cluster", "Errors clustered by",
            "exclusions", "Exclusions",
            "gold_share", "Gold share",
            "repeat_share", "Repeated share",
            "same_model_share", "Same model twice",
            "blinding_share", "Which product was it?",
            "categories", "Weights of categories",
            "leaks", "A response that names a model",
            "refill", "Places given to others",
            "publish_at", "Publish not before",
            "beacon", "Public beacon",
            "beacon.source", "Public beacon",
            "beacon.round", "Its round",
            "consent", "Consent",
            "examples", "Worked examples",
            "comprehension", "Questions about the guide",
            "practice", "Practice",
            "qualification", "Qualification",
            "break_after", "Break",
            "completion", "Words at the end",
            "other", "Otherwise than planned");

    private Labels() {}

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
