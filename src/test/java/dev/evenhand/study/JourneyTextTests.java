package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JourneyTextTests {

    private final JsonMapper json = new JsonMapper();

    @Test
    void readsExamplesOverSeveralLines() {
        var examples = JourneyText.readExamples("""
                Request: Add 2 and 2.
                A: Four.
                B: | a | b |
                |---|---|
                | 2 | 2 |
                Verdict: a
                Why: B does not answer.
                ---

                Request: And 3?
                A: 3
                B: 3
                Verdict: tie
                Why: Alike.
                """, "practice");

        assertThat(examples).isEqualTo(json.readTree("""
                [{"prompt":"Add 2 and 2.","a":"Four.","b":"| a | b |\\n|---|---|\\n| 2 | 2 |","verdict":"a",
                  "why":"B does not answer."},
                 {"prompt":"And 3?","a":"3","b":"3","verdict":"tie","why":"Alike."}]"""));
    }

    @Test
    void givesBackWhatItRead() {
        var text = """
                What of length?
                - Longer is better
                * Neither
                ---
                May you look facts up?
                * Yes
                - No
                """;
        assertThat(JourneyText.questions(JourneyText.readQuestions(text))).isEqualTo(text);
        var examples = "Request: r\nA: a\nB: b\nVerdict: b\nWhy: w\n";
        assertThat(JourneyText.examples(JourneyText.readExamples(examples, "examples")))
                .isEqualTo(examples);
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> JourneyText.readExamples("\nWhat is this?\n", "practice"))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> JourneyText.readQuestions("Which?\n* One\n* Two\n"))
                .hasMessageContaining("line 3");
    }
}
