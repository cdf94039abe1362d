package dev.evenhand.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names by which a model may call itself, beside its own: those of its product and maker, and what it says it is. */
public final class SelfNames {
    private static final Map<String, List<String>> KIN = Map.ofEntries(
            Map.entry("gpt", List.of("ChatGPT", "OpenAI")),
            Map.entry("chatgpt", List.of("OpenAI")),
            Map.entry("davinci", List.of("ChatGPT", "OpenAI")),
            Map.entry("claude", List.of("Anthropic")),
            Map.entry("gemini", List.of("DeepMind")),
            Map.entry("gemma", List.of("DeepMind")),
            Map.entry("llama", List.of("Meta AI")),
            Map.entry("mistral", List.of("Mistral AI")),
            Map.entry("mixtral", List.of("Mistral AI")),
            Map.entry("qwen", List.of("Tongyi", "Alibaba Cloud")),
            Map.entry("grok", List.of("xAI")),
            Map.entry("vicuna", List.of("LMSYS")),
            Map.entry("chatglm", List.of("Zhipu")),
            Map.entry("kimi", List.of("Moonshot AI")),
            Map.entry("command", List.of("Cohere")),
            Map.entry("stablelm", List.of("Stability AI")));

    private static final String APART = "[\\s,*_\"“]+";

    private static final String FILL = "(?:" + APART
            + "(?i:an?|the|ai|artificial|intelligence|large|language|model|assistant|chatbot|bot|chat|virtual|helpful|called|named"
            + "|known|as|trained|developed|created|made|built|designed|by|from|at|based|on|version|team)\\b){0,20}";

    /** Somebody speaks of himself; “as an” only as what such models say of themselves. */
    private static final Pattern START = Pattern.compile(
            "(?i:\\bI(?:['’]m| am| was|['’]ve been| have been)\\b|\\bmy name is\\b|\\bas an? (?:ai|artificial|large|language)\\b)");

    /** A maker whose name is an everyday word is known only with the word before it. */
    private static final Pattern NEXT =
            Pattern.compile(FILL + APART + "(?:(" + KnownNames.pattern().pattern()
                    + ")|(?<=\\s)(by (?:Google|Meta|Microsoft|Amazon|Mistral|Alibaba|Nvidia|NVIDIA|IBM|Baidu))\\b)");

    private SelfNames() {}

    /** What a model of this name is also known by. */
    public static Set<String> of(String model) {
        var names = new HashSet<String>();
        for (var word : model.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            names.addAll(KIN.getOrDefault(word, List.of()));
        }
        return names;
    }

    /** What the writer of a text says it is or comes from, right or wrong. */
    public static Set<String> in(String text) {
        var names = new HashSet<String>();
        var start = START.matcher(text);
        var next = NEXT.matcher(text).useTransparentBounds(true);
        while (start.find()) {
            int from = start.end();
            while (next.region(from, text.length()).lookingAt()) {
                names.add(next.group(1) == null ? next.group(2) : next.group(1));
                from = next.end();
            }
        }
        return names;
    }
}
