package dev.evenhand.statistics;

import java.util.Arrays;

/** How often each word stands in a text, whatever their order. */
public final class WordBag {

    private final int[] words;
    private final int[] times;
    private final int total;

    private WordBag(int[] words, int[] times, int total) {
        this.words = words;
        this.times = times;
        this.total = total;
    }

    /** @param text the numbers of its words, which are put in order */
    static WordBag of(int[] text) {
        Arrays.sort(text);
        var words = new int[text.length];
        var times = new int[text.length];
        int distinct = 0;
        for (int place = 0; place < text.length; place++) {
            if (place == 0 || text[place] != text[place - 1]) {
                words[distinct++] = text[place];
            }
            times[distinct - 1]++;
        }
        return new WordBag(Arrays.copyOf(words, distinct), Arrays.copyOf(times, distinct), text.length);
    }

    int distinct() {
        return words.length;
    }

    int word(int place) {
        return words[place];
    }

    int times(int place) {
        return times[place];
    }

    /** Words with all their repetitions. */
    int total() {
        return total;
    }

    /** The highest number of a word; -1 where there is none. */
    int last() {
        return words.length == 0 ? -1 : words[words.length - 1];
    }
}
