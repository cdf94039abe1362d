package dev.evenhand.pool;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Families of models and their makers, as whole words. Names that are ordinary words too (Command, PaLM, Bard, Phi,
 * Falcon, Google, Meta) count only in the company of what makes them a model's.
 */
final class KnownNames {
    /** Short words are parts of other names: GPT-4 must not hide the GPT of GPT-J. */
    private static final int SHORT = 3;

    private static final Set<String> FAMILIES = Set.of(
            "chatgpt",
            "gpt",
            "claude",
            "gemini",
            "gemma",
            "llama",
            "mistral",
            "mixtral",
            "qwen",
            "deepseek",
            "vicuna",
            "grok",
            "chatglm",
            "wizardlm",
            "openassistant",
            "stablelm",
            "baichuan",
            "kimi",
            "hunyuan",
            "nemotron",
            "ernie",
            "tulu",
            "olmo",
            "minimax",
            "ernie bot");

    private static final List<String> MAKERS = List.of(
            "openai",
            "anthropic",
            "cohere",
            "deepmind",
            "mistral ai",
            "alibaba cloud",
            "tongyi",
            "zhipu",
            "lmsys",
            "moonshot ai",
            "xai",
            "hugging face",
            "stability ai",
            "01.ai",
            "nvidia nemotron");

    private static final String ORDINARY =
            "(?:Command[ -]?R\\+?|PaLM[ -]?2|Google(?:'s)? Bard|Bard AI|Phi-[1-5]|Falcon-\\d+B|Google AI|Meta AI|Bing Chat)";

    private static final Pattern PATTERN = Pattern.compile("(?<![\\p{L}\\p{N}])(?:(?i:"
            + String.join(
                    "|",
                    Stream.concat(FAMILIES.stream(), MAKERS.stream())
                            .map(Pattern::quote)
                            .sorted()
                            .toList())
            + ")(?:[ -]?\\d[\\w.]*)?|" + ORDINARY + ")(?![\\p{L}\\p{N}])");

    private KnownNames() {}

    static Pattern pattern() {
        return PATTERN;
    }

    /** The family in a model's name: "claude" of "Claude v1", which its answers are more likely to say. */
    static List<String> familiesIn(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> FAMILIES.contains(word) && word.length() > SHORT)
                .toList();
    }
}
