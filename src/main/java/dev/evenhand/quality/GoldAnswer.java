package dev.evenhand.quality;

/** Whether a vote {@code v} on a gold comparison {@code c} is the known answer, wherever the models stood. */
final class GoldAnswer {

    static final String RIGHT = """
            case c.gold
                when 'first' then v.verdict = case when v.left_model = c.first_model then 'model_a' else 'model_b' end
                when 'second' then v.verdict = case when v.left_model = c.first_model then 'model_b' else 'model_a' end
                else v.verdict = c.gold end""";

    private GoldAnswer() {}
}
