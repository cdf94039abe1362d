package dev.evenhand.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Keeps the files of messages in step: whoever adds a text adds it in every language. */
class MessagesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][\\w.]*[\\w])[(}]");
    private static final Pattern WORD = Pattern.compile("\\bword\\(\\s*\"([\\w.]+)\"");

    static Stream<Locale> translations() {
        return Languages.SPOKEN.stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTextIsThereInEveryLanguage(Locale language) throws IOException {
        assertThat(texts(language).keySet())
                .isEqualTo(texts(Languages.SPOKEN.get(0)).keySet());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTranslationHasThePlaceholdersOfTheEnglish(Locale language) throws IOException {
        var translated = texts(language);
        texts(Languages.SPOKEN.get(0))
                .forEach((key, text) -> assertThat(placeholders(translated.getOrDefault(key, "")))
                        .as("%s in %s", key, language)
                        .isEqualTo(placeholders(text)));
    }

    /** The formatter eats a straight apostrophe in a text with placeholders, and the placeholder behind it. */
    @Test
    void apostrophesAreTypographic() throws IOException {
        for (var language : Languages.SPOKEN) {
            assertThat(texts(language).values()).as(language.toString()).noneMatch(text -> text.contains("'"));
        }
    }

    @Test
    void pagesAndScriptsUseOnlyTextsThatAreThere() throws IOException {
        var english = texts(Languages.SPOKEN.get(0)).keySet();
        assertThat(english).containsAll(found(Path.of("frontend/templates"), USED, ""));
        assertThat(english).containsAll(found(Path.of("frontend/static/js"), WORD, "js."));
    }

    /** Some keys are put together: a beginning in quotes, then a stage, a scale's choice, a state. */
    @Test
    void everyTextIsUsed() throws IOException {
        var collected = new StringBuilder();
        for (var folder : List.of("frontend/templates", "frontend/static/js", "src/main/java")) {
            read(
                    Path.of(folder),
                    (file, text) -> collected.append(file).append('\n').append(text));
        }
        var sources = collected.toString();
        assertThat(texts(Languages.SPOKEN.get(0)).keySet()).allMatch(key -> used(key, sources));
    }

    private static boolean used(String key, String sources) {
        var name = key.replaceFirst("^js\\.", "").replaceFirst("^problemDetail\\.(title\\.)?dev\\.evenhand\\.", "");
        return sources.contains(name)
                || sources.contains(name.replace('.', '/') + ".java")
                || Pattern.compile("\\.").matcher(name).results().anyMatch(dot -> {
                    var beginning = name.substring(0, dot.end());
                    return Stream.of("'", "\"", "`").anyMatch(quote -> sources.contains(quote + beginning));
                });
    }

    private static void read(Path folder, BiConsumer<Path, String> each) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                each.accept(file, Files.readString(file));
            }
        }
    }

    private static TreeSet<String> found(Path folder, Pattern pattern, String prefix) throws IOException {
        var keys = new TreeSet<String>();
        read(folder, (file, text) -> pattern.matcher(text).results().forEach(hit -> keys.add(prefix + hit.group(1))));
        return keys;
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(hit -> hit.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeMap<String, String> texts(Locale language) throws IOException {
        var name = language.equals(Locale.ENGLISH) ? "messages" : "messages_" + language;
        var file = new ClassPathResource(name + ".properties").getContentAsString(UTF_8);
        var read = new Properties();
        read.load(new StringReader(file));
        var texts = new TreeMap<String, String>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }
}
