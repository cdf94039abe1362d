package dev.evenhand.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a rater takes along: outside platforms pay by such codes, and tell by them how it ended.
 *
 * @param text shown beside the thanks; Markdown
 * @param code for whoever gave all votes
 * @param declinedCode for whoever did not agree to take part
 * @param failedCode for whoever did not get through the questions about the guide
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Completion(
        @Nullable String text,
        @Nullable String code,
        @Nullable String declinedCode,
        @Nullable String failedCode) {}
