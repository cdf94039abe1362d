package dev.evenhand.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link for many raters, as it is wished for.
 *
 * @param expires when it stops letting in new raters; null for never
 * @param perHour the most new raters an hour; null for any number
 * @param platform whether whoever opens it must bring the ids of the outside platform
 */
public record OpenLink(
        String label,
        String group,
        int places,
        @Nullable Instant expires,
        @Nullable Integer perHour,
        boolean platform) {

    public static final int MOST_PLACES = 100_000;
}
