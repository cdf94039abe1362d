package dev.evenhand.exchange;

import dev.evenhand.pool.ImportReport;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A file had lines that could not be taken, so nothing of it was; the problem lists them. */
class RejectedImport extends ErrorResponseException {
    RejectedImport(ImportReport report) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        setTitle("Nothing was imported");
        setDetail(
                report.rejected() == 1
                        ? "Line " + report.rejects().get(0).line() + ": "
                                + report.rejects().get(0).reason()
                        : report.rejected() + " lines cannot be taken; with partial=true the others would be.");
        getBody().setProperty("rejected", report.rejected());
        getBody().setProperty("rejects", report.rejects());
    }
}
