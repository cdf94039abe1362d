package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTests {
    private final Rendering rendering = Renderings.english();

    private String html(String text) {
        return rendering.html(List.of(new Message("assistant", text))).toString();
    }

    private String response(List<Message> messages) {
        return rendering.response(messages).toString();
    }

    @Test
    void rendersTablesThatScroll() {
        assertThat(html("| a | b |\n|---|:-:|\n| 1 | ~~2~~ |"))
                .contains("<div class=\"table-box\" tabindex=\"0\"><table", "<del>2</del>", "align=\"center\"");
    }

    @Test
    void rendersTaskListsWithoutControls() {
        assertThat(html("- [x] done\n- [ ] open")).contains("☑ done", "☐ open").doesNotContain("<input");
    }

    @Test
    void keepsTheLanguageOfCode() {
        assertThat(html("```python\nprint('<b>')\n```"))
                .contains("<pre tabindex=\"0\"><code class=\"language-python\">print(&#39;&lt;b&gt;&#39;)");
        assertThat(html("```x\"onclick=\n1\n```")).contains("<code>1");
    }

    @Test
    void placesHeadingsBelowThoseOfThePageWithoutGaps() {
        assertThat(html("### A\n# B\n#### C\n## D\n# E\n").replace(" dir=\"auto\"", ""))
                .containsSubsequence("<h3>A</h3>", "<h3>B</h3>", "<h4>C</h4>", "<h4>D</h4>", "<h3>E</h3>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$x_1 * y_2$|<span class=\"math\" data-display=\"false\">x_1 * y_2</span>",
                "\\(a_b\\)|<span class=\"math\" data-display=\"false\">a_b</span>",
                "$$a_b$$|<span class=\"math\" data-display=\"true\">a_b</span>",
                "\\[a_b\\]|<span class=\"math\" data-display=\"true\">a_b</span>",
                "$\\text{\\$5}$|<span class=\"math\" data-display=\"false\">\\text{\\$5}</span>",
                "$a<b$|<span class=\"math\" data-display=\"false\">a&lt;b</span>",
                "costs $5 and $10 for $x$|costs $5 and $10 for <span class=\"math\" data-display=\"false\">x</span>",
            })
    void keepsFormulasFromMarkdown(String text, String expected) {
        assertThat(html(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"It costs $5 and $10.", "$ 5 $", "US$5, A$7", "`$x$` in code", "100$ or 200$", "\\$x\\$"})
    void leavesPricesAlone(String text) {
        assertThat(html(text)).doesNotContain("math");
    }

    @Test
    void keepsFormulasOnLinesOfTheirOwnWhole() {
        assertThat(html("$$\n- a\n# b\n\n= c\n$$\nafter"))
                .contains(
                        "<span class=\"math\" data-display=\"true\">- a\n# b\n&#61; c</span>",
                        "<p dir=\"auto\">after</p>");
        assertThat(html("$$\nnever closed")).contains("<p dir=\"auto\">$$\nnever closed</p>");
    }

    @Test
    void namesPicturesAndLoadsNone() {
        assertThat(html("![a *cat*](https://evil.example/cat.png)"))
                .contains("Image not shown: a <em>cat</em> (https://evil.example/cat.png)")
                .doesNotContain("<img");
    }

    @Test
    void readsMarkdownAfterHtml() {
        assertThat(html("<answer>\n**yes**\n</answer>"))
                .isEqualTo("<p dir=\"auto\">&lt;answer&gt;\n<strong>yes</strong>\n&lt;/answer&gt;</p>\n");
    }

    @Test
    void letsLinksOnlyLeadOut() {
        assertThat(html("[x](https://a.example/?q=1) <mailto:a@b.example>"))
                .contains(
                        "target=\"_blank\"", "rel=\"noopener noreferrer nofollow\"", "href=\"mailto:a&#64;b.example\"");
        assertThat(html("[x](/sign-out) [y](#top) [z](//evil.example)")).doesNotContain("<a", "href");
    }

    @Test
    void foldsWhatLedToTheRequest() {
        var html = rendering
                .html(List.of(
                        new Message("system", "Be brief."),
                        new Message("user", "Hi"),
                        new Message("assistant", "Hello."),
                        new Message("user", "And now?")))
                .toString();
        assertThat(html)
                .containsSubsequence(
                        "<details class=\"instructions\"><summary>Instructions to the model</summary>",
                        "Be brief.",
                        "<details class=\"earlier\"><summary>Earlier in this conversation (2)</summary>",
                        "<p class=\"role\">User</p>",
                        "Hi",
                        "<p class=\"role\">Assistant</p>",
                        "Hello.",
                        "</details><div class=\"turn\"><p class=\"role\">User</p>",
                        "And now?");
    }

    @Test
    void foldsWhatToolsWereAskedAndSaid() {
        var messages = Message.list("""
                [{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"weather","arguments":"{\\"at\\":1}"}}]},
                 {"role":"tool","content":"**rain**"},
                 {"role":"assistant","content":[{"type":"text","text":"It rains."},{"type":"tool_use","name":"map","input":{"x":2}}]}]""");
        assertThat(response(messages))
                .containsSubsequence(
                        "<details class=\"tool\"><summary>Tool called</summary>",
                        "weather\n{&#34;at&#34;:1}",
                        "<summary>What the tool returned</summary>",
                        "**rain**",
                        "<p dir=\"auto\">It rains.</p>",
                        "<summary>Tool called</summary>",
                        "map\n");
    }

    @ParameterizedTest
    @CsvSource({"'',This response is empty.", "' \n\u200b\u00a0',This response holds nothing but blank space."})
    void saysThatThereIsNothingToRead(String text, String said) {
        assertThat(response(List.of(new Message("assistant", text)))).isEqualTo("<p class=\"blank\">" + said + "</p>");
        assertThat(response(List.of(new Message("assistant", "4")))).contains(">4<");
    }

    @Test
    void foldsTheRestOfAVeryLongText() {
        var html = html("A paragraph of fifty characters, as long as this.\n\n".repeat(1_000));
        assertThat(html).containsOnlyOnce("<details class=\"rest\"><summary>Show all</summary>");
        assertThat(html.substring(0, html.indexOf("<details"))).hasSizeBetween(15_000, 40_000);
        assertThat(html("short")).doesNotContain("details");
    }

    @Test
    void showsFiveMegabytesInPieces() {
        var html = html("word \uD83D\uDE00".repeat(700_000));
        assertThat(html).contains("<details class=\"rest\">").doesNotContain("&#xfffd;", "\uFFFD");
        assertThat(html.split("<p class=\"plain\"")).hasSizeGreaterThan(1_000);
    }

    @Test
    void tellsWhereALinkLeads() {
        assertThat(html("[news](https://a.example/x)")).contains("<span class=\"address\"> (a.example/x)</span>");
        assertThat(html("https://a.example/x <https://b.example>")).doesNotContain("address");
    }

    @Test
    void breaksLinesInTables() {
        assertThat(html("|a|\n|-|\n|1<br>2|")).contains("1<br />2");
    }

    @Test
    void showsBothSidesPlainIfOneHasToBe() {
        var pair = rendering.pair(
                List.of(new Message("assistant", "**bold**")), List.of(new Message("assistant", "*".repeat(100_000))));
        assertThat(pair.a()).hasToString("<p class=\"plain\" dir=\"auto\">**bold**</p>");
    }
}
