package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a response as a suspicious rater would: does it say, or show by its leftovers, which model wrote it? */
final class LeakScan {
    /** A reader gives up beyond this, and so does the scan. */
    private static final int LONGEST = 200_000;

    private static final int AROUND = 60;
    private static final String MAKER =
            "(?:openai|anthropic|google|meta|microsoft|mistral|alibaba|deepseek|cohere|deepmind|amazon|nvidia|xai)";

    private static final Pattern SELF = Pattern.compile(
            "\\bas an? (?:ai|artificial intelligence|large) ?(?:language )?(?:model|assistant)"
                    + "|\\bi(?:'|’)?(?: a)?m an? (?:ai|artificial intelligence|large language model|language model|chatbot)\\b"
                    + "|\\b(?:developed|created|made|trained|built) by " + MAKER + "\\b"
                    + "|\\bmy (?:knowledge cutoff|training data)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ARTEFACT = Pattern.compile(
            "</?(?:think|thinking|reasoning|tool_call|tool_response|function_call|answer|antThinking|antArtifact)\\b[^>]{0,80}>"
                    + "|<\\|[a-z_]{2,40}\\|>|\\[/?INST]|<<SYS>>|</?s>|<extra_id_\\d+>|<start_of_turn>|<end_of_turn>"
                    + "|【\\d+†[^】]{0,40}】|\\[\\^\\d+\\^]|\\u3010\\d+:\\d+");

    private static final Pattern ERROR = Pattern.compile(
            "\\*\\*NETWORK ERROR|NETWORK ERROR DUE TO HIGH TRAFFIC|\\$MODERATION\\$|YOUR INPUT VIOLATES OUR CONTENT MODERATION"
                    + "|API REQUEST ERROR|\\bTraceback \\(most recent call last\\):\\s*\\Z|(?m:^(?:Error|HTTP)[: ]+(?:4\\d\\d|5\\d\\d)\\b)"
                    + "|rate limit (?:exceeded|reached)|context length exceeded|\\[(?:truncated|TRUNCATED)]");

    private final Map<String, LeakMask> own = new HashMap<>();

    /** What was found, with the words around the first place. */
    record Finding(String kind, String excerpt) {}

    List<Finding> scan(String model, String whole) {
        var text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        var findings = new ArrayList<Finding>();
        var names = own.computeIfAbsent(model, name -> new LeakMask(List.of(name)));
        names.find(text).ifPresent(at -> findings.add(new Finding("own_name", around(text, at.start(), at.end()))));
        find("known_name", KnownNames.pattern(), text, findings);
        find("self", SELF, text, findings);
        find("artefact", ARTEFACT, text, findings);
        find("error", ERROR, text, findings);
        if (unfinished(text)
                && findings.stream().noneMatch(found -> found.kind().equals("error"))) {
            findings.add(new Finding("error", around(text, text.length(), text.length())));
        }
        return findings;
    }

    private static void find(String kind, Pattern pattern, String text, List<Finding> findings) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            findings.add(new Finding(kind, around(text, matcher.start(), matcher.end())));
        }
    }

    /** It breaks off in a fence of code or with a mark that promises more. */
    private static boolean unfinished(String text) {
        var end = text.stripTrailing();
        int fences = 0;
        for (int at = end.indexOf("```"); at >= 0; at = end.indexOf("```", at + 3)) {
            fences += at == 0 || end.charAt(at - 1) == '\n' ? 1 : 0;
        }
        return fences % 2 == 1 || end.endsWith(",") || end.endsWith("(");
    }

    private static String around(String text, int start, int end) {
        int from = Math.max(0, start - AROUND);
        int to = Math.min(text.length(), Math.min(end, start + AROUND) + AROUND);
        var excerpt = text.substring(safe(text, from), safe(text, to))
                .replaceAll("\\s+", " ")
                .strip();
        return (from > 0 ? "…" : "") + excerpt + (to < text.length() ? "…" : "");
    }

    private static int safe(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
