package dev.evenhand.exchange;

import dev.evenhand.pool.Reject;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A file of votes had lines that could not be taken, so nothing of it was; the problem lists the first of them. */
class RejectedVotes extends ErrorResponseException {

    private final transient List<Reject> rejects;
    private final long rejected;

    RejectedVotes(long rejected, List<Reject> unordered) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        this.rejected = rejected;
        this.rejects = unordered.stream()
                .sorted(Comparator.comparingLong(Reject::line))
                .toList();
        setTitle("Nothing was imported");
        setDetail(
                rejected == 1
                        ? "Line " + rejects.get(0).line() + ": "
                                + rejects.get(0).reason()
                        : rejected + " lines cannot be taken.");
        getBody().setProperty("rejected", rejected);
        getBody().setProperty("rejects", rejects);
    }

    List<Reject> rejects() {
        return rejects;
    }

    long rejected() {
        return rejected;
    }
}
