package dev.evenhand.results;

import java.util.List;

/**
 * One side from which the votes were looked at: whether they passed (`ok`), must be known of (`warn`), failed (`fail`) or
 * could not be asked (`none`), in one sentence, with the figures behind it.
 *
 * @param id where it stands on the page
 */
record Finding(String id, String title, String kind, String verdict, List<Fact> facts) {

    Finding {
        facts = List.copyOf(facts);
    }

    record Fact(String name, String value) {}

    static Fact fact(String name, String value) {
        return new Fact(name, value);
    }
}
