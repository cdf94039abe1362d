package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of the part of a plan that raters meet around their ballots. */
final class JourneyRules {

    private static final int MOST_EXAMPLES = 8;
    private static final int MOST_TASKS = 40;
    private static final int MOST_QUESTIONS = 12;
    private static final int LONGEST_TEXT = 20_000;

    /** As outside platforms write theirs; it ends up in addresses. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final BiConsumer<String, String> problem;

    private JourneyRules(BiConsumer<String, String> problem) {
        this.problem = problem;
    }

    static void check(Plan plan, BiConsumer<String, String> problem) {
        var rules = new JourneyRules(problem);
        rules.consent(plan.consent());
        rules.examples("examples", plan.examples(), MOST_EXAMPLES, plan.scale());
        rules.examples("practice", plan.practice(), MOST_EXAMPLES, plan.scale());
        rules.questions(plan.comprehension());
        rules.completion(plan.completion());
        rules.qualification(plan.qualification(), plan.scale());
        var pause = plan.breakAfter();
        rules.require(pause == null || (pause >= 1 && pause <= 10_000), "break_after", "lies between 1 and 10,000");
    }

    private void consent(@Nullable Consent consent) {
        require(consent == null || within(consent.text(), 50_000), "consent", "needs a text of 1 to 50,000 characters");
    }

    private void examples(String field, List<Example> examples, int most, Scale scale) {
        require(examples.size() <= most, field, "are " + most + " at the most");
        for (int i = 0; i < examples.size(); i++) {
            var example = examples.get(i);
            var place = "number " + (i + 1) + " ";
            require(within(example.prompt(), LONGEST_TEXT), field, place + "needs a request");
            require(
                    within(example.a(), LONGEST_TEXT) && within(example.b(), LONGEST_TEXT),
                    field,
                    place + "needs both responses, of up to 20,000 characters each");
            require(within(example.why(), LONGEST_TEXT), field, place + "needs a reason");
            require(offered(example, scale), field, place + "needs a verdict that the scale " + scale.code() + " has");
        }
    }

    private static boolean offered(Example example, Scale scale) {
        return scale.choices().stream().anyMatch(choice -> choice.verdict() == example.verdict());
    }

    private void questions(List<Question> questions) {
        require(
                questions.size() <= MOST_QUESTIONS,
                "comprehension",
                "has " + MOST_QUESTIONS + " questions at the most");
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            var place = "question " + (i + 1) + " ";
            require(within(question.question(), 1_000), "comprehension", place + "needs a text");
            require(
                    question.options().size() >= 2 && question.options().size() <= 8,
                    "comprehension",
                    place + "needs two to eight options");
            require(
                    question.options().stream().allMatch(option -> within(option, 500))
                            && new HashSet<>(question.options()).size()
                                    == question.options().size(),
                    "comprehension",
                    place + "has an option that is empty, long or there twice");
            require(
                    question.options().contains(question.answer()),
                    "comprehension",
                    place + "has a right answer that is none of its options");
        }
    }

    private void qualification(@Nullable Qualification qualification, Scale scale) {
        if (qualification != null) {
            examples("qualification.items", qualification.items(), MOST_TASKS, scale);
            require(!qualification.items().isEmpty(), "qualification.items", "needs one task or more");
            require(
                    qualification.pass().signum() > 0 && qualification.pass().compareTo(BigDecimal.ONE) <= 0,
                    "qualification.pass",
                    "is a share above 0, up to 1");
            require(
                    qualification.attempts() >= 1 && qualification.attempts() <= 5,
                    "qualification.tries",
                    "lies between 1 and 5");
        }
    }

    private void completion(@Nullable Completion completion) {
        if (completion != null) {
            code(completion.code(), "completion.code");
            code(completion.declinedCode(), "completion.declined_code");
            code(completion.failedCode(), "completion.failed_code");
            var text = completion.text();
            require(text == null || within(text, LONGEST_TEXT), "completion.text", "has 1 to 20,000 characters");
        }
    }

    private void code(@Nullable String code, String field) {
        require(code == null || CODE.matcher(code).matches(), field, "has letters, digits, - and _, 64 at the most");
    }

    private static boolean within(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            problem.accept(field, message);
        }
    }
}
