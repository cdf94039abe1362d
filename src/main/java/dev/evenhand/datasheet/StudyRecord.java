package dev.evenhand.datasheet;

import dev.evenhand.card.Card;
import dev.evenhand.card.Standing;
import dev.evenhand.study.Plan;
import dev.evenhand.study.State;
import dev.evenhand.study.Study;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the record says of the study itself, its systems and its tasks. */
record StudyRecord(
        Study study,
        Plan plan,
        Card card,
        List<DatasheetFacts.Count> languages,
        List<DatasheetFacts.Count> categories) {

    Map<Topic, Answer> answers() {
        var answers = new EnumMap<Topic, Answer>(Topic.class);
        answers.put(Topic.PURPOSE, Answer.whole(purpose()));
        answers.put(Topic.PREREGISTRATION, Answer.whole(preregistration()));
        answers.put(Topic.EVIDENCE, Answer.whole(evidence()));
        answers.put(Topic.SYSTEMS, systems());
        answers.put(Topic.GENERATION, generation());
        answers.put(Topic.LANGUAGE, Answer.whole(spoken()));
        answers.put(Topic.TASKS, Answer.whole(tasks()));
        return answers;
    }

    private String purpose() {
        var claim = plan.claim();
        return claim == null
                ? "To compare %s. The plan claims nothing.".formatted(String.join(", ", plan.models()))
                : "That %s is preferred to %s.".formatted(claim.better(), claim.than());
    }

    private String preregistration() {
        var fixed = "Plan registered %s, SHA-256 %s."
                .formatted(
                        study.registeredAt()
                                .map(at -> at.toString().substring(0, 10))
                                .orElse(""),
                        study.planDigest().orElse(""));
        if (card.size().imported() + card.size().made() > 0) {
            fixed = Said.together(
                    fixed, "Votes were collected elsewhere: nothing here shows that the plan came first.");
        }
        var changes = card.changes();
        return Said.together(
                fixed,
                changes.isEmpty()
                        ? "Nothing was changed since."
                        : "%s since, each on the result card."
                                .formatted(Said.count(changes.size(), "change", "changes")));
    }

    private String evidence() {
        return Said.together(
                study.state() == State.PUBLISHED
                        ? "Votes, ledger and results are public as an evidence bundle,"
                        : "An evidence bundle of votes, ledger and results becomes public when the study is published,",
                "from which Evenhand’s verifier computes the result again offline.");
    }

    private Answer systems() {
        return known(model -> "%s, %s, %s"
                .formatted(
                        model.model(),
                        model.version().isEmpty() ? "version not given" : "version " + model.version(),
                        model.provider().isEmpty() ? "maker not given" : "by " + model.provider()));
    }

    private Answer generation() {
        return known(model -> model.model() + ": " + (model.settings().isEmpty() ? "not given" : model.settings()));
    }

    /** Half an answer where one model's facts are missing. */
    private Answer known(Function<Standing, String> fact) {
        var facts = card.models().stream().map(fact).toList();
        var text = String.join("; ", facts) + ".";
        return facts.stream().anyMatch(each -> each.contains("not given")) ? Answer.half(text) : Answer.whole(text);
    }

    private String spoken() {
        return named(languages)
                ? languages.stream()
                                .map(each ->
                                        Said.count(each.number(), "task", "tasks") + " in " + language(each.name()))
                                .collect(Collectors.joining(", "))
                        + "."
                : "";
    }

    private static String language(String code) {
        var name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        return code.isEmpty() ? "no named language" : name.isEmpty() ? code : name;
    }

    private String tasks() {
        var attrition = card.attrition();
        var size = "%s of %s registered tasks were voted on."
                .formatted(Said.count(card.size().tasks()), Said.count(attrition.plannedTasks()));
        return named(categories)
                ? Said.together(size, "By category: " + Said.counts(categories, "of no category") + ".")
                : size;
    }

    private static boolean named(List<DatasheetFacts.Count> counts) {
        return counts.stream().anyMatch(each -> !each.name().isEmpty());
    }
}
