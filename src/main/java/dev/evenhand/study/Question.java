package dev.evenhand.study;

import java.util.List;

/**
 * A question that shows whether the guide was understood.
 *
 * @param answer the one of the options that is right
 */
public record Question(String question, List<String> options, String answer) {
    public Question {
        question = question == null ? "" : question;
        options = options == null ? List.of() : List.copyOf(options);
        answer = answer == null ? "" : answer;
    }
}
