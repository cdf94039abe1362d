package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a model wrote, only what is on the list reaches a browser. */
class HostileMarkdownTests {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][^\\s/>]*)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "br",
            "div",
            "span",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary");
    private static final Set<String> ATTRIBUTES =
            Set.of("dir", "tabindex", "class", "data-display", "align", "start", "href", "target", "rel");
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<iframe src=javascript:alert(1)>",
            "<style>*{color:red}</style>",
            "<noscript><style></noscript>",
            "<a href='javascript:alert(1)'>",
            "[x](javascript:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](JaVaScRiPt&colon;alert(1))",
            "[x](\u0001javascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:x)",
            "[x](file:///etc/passwd)",
            "![x](http://evil.example/p.png)",
            "![x](javascript:alert(1))",
            "<http://a.example/\"onmouseover=\"x>",
            "[x](http://a.example \"t\\\" onclick=x\")",
            "[a]: javascript:alert(1)\n\n[a]",
            "```\"><script>\nx\n```",
            "$</span><script>alert(1)</script>$",
            "$$<img src=x>$$",
            "\\(<b>\\)",
            "<math><mi//xlink:href=\"data:x\">",
            "<!--><script>-->",
            "<![CDATA[<script>]]>",
            "<?x ?>",
            "|a|<b>|\n|-|-|\n|<i>|`|`|\n",
            "&lt;script&gt;",
            "&#x3C;script&#x3E;",
            "*",
            "_",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "`",
            "~~",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "> ",
            "# ",
            "    ",
            "\"",
            "'",
            "&",
            "\\",
            "\u202E",
            "\u0000",
            "\uD800",
            "é",
            "www.x.example",
            "$",
            "$$",
            "| ",
            "---\n");

    private final Rendering rendering = Renderings.english();

    private String html(String text) {
        return rendering.html(List.of(new Message("assistant", text))).toString();
    }

    static Stream<String> pieces() {
        return PIECES.stream();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void showsOnlyWhatIsOnTheList(String text) {
        check(text);
    }

    @Test
    void showsOnlyWhatIsOnTheListWhateverTheText() {
        var random = new Random(20261124);
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString());
        }
    }

    private void check(String text) {
        var html = html(text);
        assertThat(AllowList.apply(html).toString()).as(text).isEqualTo(html);
        var tags = TAG.matcher(html);
        while (tags.find()) {
            assertThat(ELEMENTS).as(text).contains(tags.group(2));
            checkAttributes(text, tags.group(3));
        }
        assertThat(TAG.matcher(html).replaceAll("")).as(text).doesNotContain("<");
    }

    private static void checkAttributes(String text, String attributes) {
        var matcher = ATTRIBUTE.matcher(attributes);
        while (matcher.find()) {
            assertThat(ATTRIBUTES).as(text).contains(matcher.group(1));
            if (matcher.group(1).equals("href")) {
                assertThat(matcher.group(2)).as(text).matches("(?i)(https?://|mailto:).*");
            }
        }
        assertThat(ATTRIBUTE.matcher(attributes).replaceAll("").strip())
                .as(text)
                .isIn("", "/");
    }

    static Stream<String> bombs() {
        return Stream.of(
                        "[",
                        "]",
                        ">",
                        "*a_",
                        "*a **a ",
                        "`",
                        "``a",
                        "$a ",
                        "\\(",
                        "~~a",
                        "![",
                        "[a](",
                        "[a](<",
                        "|",
                        "| a |\n|---|\n",
                        "- ",
                        "1. ",
                        "<",
                        "&",
                        "[]: ",
                        "<a ",
                        "a@b.c",
                        "$$",
                        "- [ ] a\n",
                        "> - ",
                        "](",
                        "[a]: b\n",
                        "$$\n",
                        "**a",
                        "<!--",
                        "<?",
                        "a**b",
                        "# a\n")
                .map(piece -> piece.repeat(100_000 / piece.length()));
    }

    /** Each takes tens of milliseconds; anything quadratic would take minutes. */
    @ParameterizedTest
    @MethodSource("bombs")
    void endsSoonOnHundredKilobytesOfAnything(String text) {
        assertTimeout(Duration.ofSeconds(2), () -> html(text));
    }
}
