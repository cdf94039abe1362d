package dev.evenhand.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What no record can show and only the owner of a study can say; what is not said stands there as well. */
final class Statements {

    /** By item of the datasheet, in the order of the card. */
    private static final List<Map.Entry<String, String>> ASKED = List.of(
            Map.entry("generation", "How responses were generated: once, or until one was good"),
            Map.entry("interest", "Who ran and paid for it, and what they and the raters have to do with the models"),
            Map.entry("sampling", "Where the tasks come from, and whether a model may have been trained on them"),
            Map.entry("expertise", "Who the raters are"));

    private Statements() {}

    static List<Card.Stated> of(Map<String, String> said) {
        return ASKED.stream()
                .map(asked -> new Card.Stated(
                        asked.getKey(), asked.getValue(), Optional.ofNullable(said.get(asked.getKey()))))
                .toList();
    }
}
