package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.pool.ProductGuess.Outcome;
import dev.evenhand.pool.ProductGuess.Product;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response is Claude's, beside GPT-4 of March and of June and one called Cedar 35B. */
class ProductGuessTests {

    private static final Product CLAUDE = new Product("claude-3-opus", "20240229", null);
    private static final Product MARCH = new Product("gpt-4-0314", null, "OpenAI");
    private static final Product JUNE = new Product("gpt-4-0613", null, "OpenAI");
    private static final Product CEDAR = new Product("Cedar 35B", null, "Tall Trees Inc.");

    @ParameterizedTest
    @CsvSource({
        "Claude, CORRECT",
        "I think it is claude 3, CORRECT",
        "ANTHROPIC, CORRECT",
        "opus?, CORRECT",
        "ChatGPT, INCORRECT",
        "openai, INCORRECT",
        "cedar, INCORRECT",
        "tall trees, INCORRECT",
        "Llama 3, INCORRECT",
        "some model, UNKNOWN",
        "no idea, UNKNOWN",
        "3, UNKNOWN",
        "?, UNKNOWN"
    })
    void readsWhatIsSaidOfClaude(String words, Outcome outcome) {
        assertThat(ProductGuess.of(words, CLAUDE, List.of(MARCH, JUNE, CEDAR))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4-0314, CORRECT",
        "GPT4 0314, CORRECT",
        "gpt-4-0613, INCORRECT",
        "gpt 4, UNKNOWN",
        "openai, UNKNOWN",
        "claude, INCORRECT"
    })
    void tellsTwoOfOneFamilyApartOnlyByWhatDiffers(String words, Outcome outcome) {
        assertThat(ProductGuess.of(words, MARCH, List.of(JUNE, CLAUDE))).isEqualTo(outcome);
    }
}
