package dev.evenhand.datasheet;

import dev.evenhand.card.Card;
import dev.evenhand.card.Words;
import dev.evenhand.study.ExclusionWords;
import dev.evenhand.study.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the record says of the people who judged.
 *
 * @param elsewhere whether all votes were collected elsewhere, so that nothing is known of how
 */
record PeopleRecord(
        Plan plan, Card card, DatasheetFacts.Counts counts, List<DatasheetFacts.Count> sources, boolean elsewhere) {

    Map<Topic, Answer> answers() {
        var answers = new EnumMap<Topic, Answer>(Topic.class);
        answers.put(Topic.RATERS, Answer.whole(raters()));
        if (!elsewhere) {
            answers.put(Topic.RECRUITMENT, Answer.whole(recruitment()));
            answers.put(Topic.TRAINING, Answer.whole(training()));
            answers.put(Topic.QUALITY, Answer.whole(quality()));
            answers.put(Topic.ETHICS, Answer.half(ethics()));
        }
        return answers;
    }

    private String raters() {
        var middle = counts.middle();
        if (middle == null) {
            return "";
        }
        long counted = card.size().raters();
        return "%s gave votes, %s to %s each, %s in the middle%s."
                .formatted(
                        Said.count(counts.raters(), "rater", "raters"),
                        Said.count(counts.fewest()),
                        Said.count(counts.most()),
                        Said.count(Math.round(middle)),
                        counted == counts.raters() ? "" : "; those of " + Said.count(counted) + " count");
    }

    private String recruitment() {
        return sources.isEmpty()
                ? ""
                : sources.stream()
                                .map(each -> Said.count(each.number()) + " " + way(each.name()))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private static String way(String source) {
        return switch (source) {
            case "invitation" -> "by a personal link";
            case "open_link" -> "by an open link";
            case "platform" -> "by an outside platform";
            case "demo" -> "as visitors who tried the demo";
            case "import" -> "from an imported file";
            case "simulated" -> "made up by a program";
            default -> "by " + source.replace('_', ' ');
        };
    }

    private String training() {
        var steps = new ArrayList<String>();
        if (!plan.instructions().isBlank() || !plan.examples().isEmpty()) {
            steps.add("a guide"
                    + (plan.examples().isEmpty()
                            ? ""
                            : " with " + Said.count(plan.examples().size(), "example", "examples"))
                    + (counts.guides() > 1 ? " in " + counts.guides() + " versions" : ""));
        }
        if (!plan.comprehension().isEmpty()) {
            steps.add(Said.count(plan.comprehension().size(), "question", "questions") + " on it");
        }
        if (!plan.practice().isEmpty()) {
            steps.add(Said.count(plan.practice().size(), "practice task", "practice tasks") + " with the right answer");
        }
        var qualification = plan.qualification();
        if (qualification != null) {
            steps.add("%s to qualify, %s of them right"
                    .formatted(
                            Said.count(qualification.items().size(), "task", "tasks"),
                            qualification.pass().toPlainString()));
        }
        return steps.isEmpty()
                ? "Not at all: no guide, questions, practice or qualification before the first ballot."
                : "Before the first ballot: " + String.join("; ", steps) + ".";
    }

    private String quality() {
        var rules = ExclusionWords.of(plan.exclusions());
        var voided = card.attrition().voided();
        return Said.together(
                rules.isEmpty() ? "The plan leaves nobody out." : "The plan leaves out " + rules + ".",
                counts.gold() == 0
                        ? "No tasks with a known answer."
                        : Said.count(counts.gold(), "ballot", "ballots") + " had a known answer"
                                + card.care().right().stream()
                                        .mapToObj(right -> "; raters who count gave it in " + Words.percent(right))
                                        .collect(Collectors.joining())
                                + ".",
                counts.repeats() == 0
                        ? ""
                        : Said.count(counts.repeats(), "ballot was", "ballots were") + " repeated with sides swapped"
                                + card.care().consistency().stream()
                                        .mapToObj(same ->
                                                "; of the %s that raters who count decided both times, %s got the same answer"
                                                        .formatted(
                                                                Words.count(card.care()
                                                                        .repeats()),
                                                                Words.percent(same)))
                                        .collect(Collectors.joining())
                                + ".",
                voided.isEmpty()
                        ? "Nobody was shut out."
                        : Said.count(voided.size(), "rater was", "raters were") + " shut out.",
                card.size().excluded() == 0
                        ? "No vote is left out of the result."
                        : Said.count(card.size().excluded(), "vote is", "votes are") + " left out of the result.");
    }

    /** Whether somebody reviewed the study is on no record. */
    private String ethics() {
        return Said.together(
                plan.consent() == null
                        ? "No consent was asked here."
                        : "Before the first ballot raters agreed to a text that is in the plan.",
                "Raters are pseudonyms; what names them and what they wrote can be erased"
                        + (counts.erased() == 0
                                ? "."
                                : ", as it was for " + Said.count(counts.erased(), "rater", "raters") + "."));
    }
}
