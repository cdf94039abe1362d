package dev.evenhand.pool;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody's own words name the product that wrote a response. People write “gpt 4”, “ChatGPT?” or “the Claude
 * one”, so words and numbers are compared one by one; what fits two products alike tells neither.
 */
public final class ProductGuess {

    /** What is known of one model, each of which may be named. */
    public record Product(
            String name, @Nullable String version, @Nullable String maker) {}

    public enum Outcome {
        CORRECT,
        INCORRECT,
        /** Said so, or said what is no name that is known, or what fits others as well. */
        UNKNOWN
    }

    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\d+");

    /** Words that stand in many names and tell nothing. */
    private static final Set<String> COMMON =
            Set.of("a", "ai", "an", "assistant", "chat", "instruct", "it", "language", "llm", "model", "the", "v");

    private static final Map<String, List<String>> MAKERS = Map.of(
            "gpt", List.of("OpenAI"),
            "claude", List.of("Anthropic"),
            "gemini", List.of("Google", "DeepMind"),
            "gemma", List.of("Google", "DeepMind"),
            "llama", List.of("Meta"),
            "mixtral", List.of("Mistral"),
            "qwen", List.of("Alibaba"),
            "grok", List.of("xAI"));

    private ProductGuess() {}

    /** @param others the other products that the words may mean */
    public static Outcome of(String words, Product wrote, Collection<Product> others) {
        var guess = tokens(words);
        int right = fit(guess, wrote);
        int wrong = others.stream().mapToInt(other -> fit(guess, other)).max().orElse(0);
        if (right > wrong) {
            return Outcome.CORRECT;
        }
        boolean another = wrong > right
                || wrong == 0 && KnownNames.pattern().matcher(words).find();
        return another ? Outcome.INCORRECT : Outcome.UNKNOWN;
    }

    /** How many characters of the guess are in the product's names. */
    private static int fit(List<String> guess, Product product) {
        var covered = new BitSet();
        names(product).map(ProductGuess::tokens).forEach(name -> cover(guess, name, covered));
        return covered.stream().map(at -> guess.get(at).length()).sum();
    }

    private static Stream<String> names(Product product) {
        var makers = tokens(product.name()).stream().flatMap(word -> MAKERS.getOrDefault(word, List.of()).stream());
        return Stream.concat(
                Stream.of(product.name(), product.version(), product.maker()).filter(Objects::nonNull), makers);
    }

    private static void cover(List<String> guess, List<String> name, BitSet covered) {
        for (int from = 0; from < guess.size(); from++) {
            for (int at = 0; at < name.size(); at++) {
                int length = common(guess, from, name, at);
                if (tells(name.subList(at, at + length))) {
                    covered.set(from, from + length);
                }
            }
        }
    }

    private static int common(List<String> guess, int from, List<String> name, int at) {
        int length = 0;
        while (from + length < guess.size()
                && at + length < name.size()
                && guess.get(from + length).equals(name.get(at + length))) {
            length++;
        }
        return length;
    }

    /** A word of its own, a long number, or a letter with a number, as in o1. */
    private static boolean tells(List<String> run) {
        return run.stream().anyMatch(word -> word.length() > (isNumber(word) ? 2 : 1) && !COMMON.contains(word))
                || run.size() > 1 && run.stream().anyMatch(word -> !isNumber(word) && !COMMON.contains(word));
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static List<String> tokens(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("chatgpt", "gpt");
        var tokens = new ArrayList<String>();
        TOKEN.matcher(plain).results().forEach(match -> tokens.add(match.group()));
        return tokens;
    }
}
