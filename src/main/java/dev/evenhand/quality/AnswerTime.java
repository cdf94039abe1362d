package dev.evenhand.quality;

/**
 * The time a vote took: what the page or the program measured, or else the server's, from shown to voted. A browser can
 * say what it likes, so its time is no longer than the server had to wait for the answer.
 */
final class AnswerTime {

    /** Milliseconds of a vote {@code v} of any view of votes, where {@link #JOINS} follows it. */
    static final String MS = """
            least(coalesce(v.active_ms, (extract(epoch from v.voted_at - v.shown_at) * 1000)::bigint),
                  case when v.source = 'desk'
                       then (extract(epoch from one.voted_at - issued.issued_at) * 1000)::bigint end)""";

    /** The vote at its first revision and its ballot, from which the server knows. */
    static final String JOINS = """
            left join vote one on one.study_id = v.study_id and one.id = v.id and one.revision = 1
            left join ballot issued on issued.study_id = v.study_id and issued.id = v.ballot_id
            """;

    private AnswerTime() {}
}
