package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am ChatGPT, a large language model developed by OpenAI.|ChatGPT OpenAI",
                "Hello! I'm Claude, an AI assistant made by Anthropic.|Claude Anthropic",
                "As an AI language model trained by Google, I cannot.|by Google",
                "My name is **Vicuna**, and I was trained at LMSYS.|Vicuna LMSYS",
                "I am GPT-4|GPT-4",
                "As an AI language model, I cannot.|''",
                "I am comparing ChatGPT and Claude here.|''",
                "ChatGPT was developed by OpenAI.|''",
                "I was asked by Google to wait.|''",
            })
    void areThoseThatTheWriterGivesAsItsOwn(String text, String names) {
        assertThat(SelfNames.in(text))
                .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split("(?<!by) "));
    }

    @Test
    void goWithTheFamilyInAName() {
        assertThat(SelfNames.of("gpt-4-1106-preview")).containsExactlyInAnyOrder("ChatGPT", "OpenAI");
        assertThat(SelfNames.of("Claude v1")).containsExactly("Anthropic");
        assertThat(SelfNames.of("cedar")).isEmpty();
    }

    @Test
    void isNoLongSearchInALongText() {
        var text = "I am a " + "large language model ".repeat(20_000);
        assertThat(SelfNames.in(text)).isEmpty();
    }
}
