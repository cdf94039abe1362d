package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of ways to dress up a result leads to where the card answers each, and the document has the same ways. */
class WaysTests {

    private static final Path TEMPLATES = Path.of("frontend/templates/results");

    @Test
    void hasTheSameTwentyFiveWaysOnThePageAndInTheDocument() throws IOException {
        var page = found("<li[^>]*><strong>(.*?)\\.</strong>", Files.readString(TEMPLATES.resolve("ways.html")));
        var document = found("(?m)^\\| \\d+ \\| (.*?) \\|", Files.readString(Path.of("src/docs/dressing-up.md")));
        assertThat(page).hasSize(25).isEqualTo(document);
    }

    @Test
    void leadsToPartsThatTheCardHas() throws IOException {
        var ways = Files.readString(TEMPLATES.resolve("ways.html"));
        var card = Files.readString(TEMPLATES.resolve("card.html"));
        var places = found("\\+ '#(\\w+)'", ways);
        places.addAll(found("[?:] '(\\w+)'", ways));
        assertThat(places)
                .hasSizeGreaterThan(25)
                .allSatisfy(place -> assertThat(card).contains("id=\"" + place + "\""));
    }

    private static List<String> found(String pattern, String text) {
        return new ArrayList<>(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList());
    }
}
