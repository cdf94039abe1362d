package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakMaskTests {
    private final LeakMask mask =
            new LeakMask(List.of("GPT-4", "gpt-4-0314", "OpenAI", "Qwen-Chat (7B)", "4", "X", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am GPT-4.|I am [model].|1",
                "gpt 4, GPT4 and gpt_4|[model], [model] and [model]|3",
                "I am gpt-4-0314 by OPENAI|I am [model] by [model]|2",
                "As Qwen-Chat (7B), I|As [model], I|1",
                "4 GPT-40s, myopenair, X|4 GPT-40s, myopenair, X|0",
                "**OpenAI**'s|**[model]**'s|1",
            })
    void putsModelWhereANameStands(String text, String expected, int hits) {
        assertThat(mask.mask(text)).isEqualTo(new LeakMask.Masked(expected, hits));
        assertThat(mask.leaks(text)).isEqualTo(hits > 0);
    }

    @Test
    void masksTheFamilyOfAName() {
        assertThat(new LeakMask(List.of("Claude v1")).mask("I am Claude.").text())
                .isEqualTo("I am [model].");
        assertThat(new LeakMask(List.of("command-light")).mask("At my command.").hits())
                .isZero();
    }

    @Test
    void leavesTextsAloneWithoutNames() {
        assertThat(new LeakMask(List.of("", "5")).mask("5 $1 \\ x")).isEqualTo(new LeakMask.Masked("5 $1 \\ x", 0));
    }
}
