package dev.evenhand.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Words that everybody tries first, also with digits and signs around them or letters swapped for digits. */
@Component
class WellKnownSecrets {

    private static final int FEWEST_DIFFERENT_CHARACTERS = 5;

    private final Set<String> words;

    WellKnownSecrets(@Value("classpath:well-known-secrets.txt") Resource list) {
        try {
            words = list.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean include(String secret) {
        var plain = secret.toLowerCase(Locale.ROOT);
        return plain.chars().distinct().count() < FEWEST_DIFFERENT_CHARACTERS
                || words.contains(plain)
                || words.stream().anyMatch(word -> isMadeOf(plain, word));
    }

    /** Whether nothing but digits, signs and repetitions is left when the word is taken out. */
    static boolean isMadeOf(String secret, String word) {
        return isRepeated(letters(secret), letters(word)) || isRepeated(letters(unmasked(secret)), letters(word));
    }

    private static boolean isRepeated(String all, String word) {
        return !word.isEmpty() && all.contains(word) && all.replace(word, "").isEmpty();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    private static String unmasked(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's');
    }
}
