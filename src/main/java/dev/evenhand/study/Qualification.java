package dev.evenhand.study;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks with a right verdict that a rater judges before the first ballot, and is told nothing about.
 *
 * @param pass the share that must be right
 * @param tries how often all of them may be judged; once unless said otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Qualification(
        List<Example> items,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal pass,
        @Nullable Integer tries) {

    private static final BigDecimal USUAL = new BigDecimal("0.8");

    public Qualification {
        items = items == null ? List.of() : List.copyOf(items);
        pass = pass == null ? USUAL : pass;
    }

    public int attempts() {
        return tries == null ? 1 : tries;
    }
}
