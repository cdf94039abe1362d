package dev.evenhand.exchange;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.evenhand.exchange.Bundles.Bundle;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Hands out the bundle of a study; one that is not there yet is made, and whoever asks is told how far it is. */
@Component
class BundleDownload {

    static final String RETRY_SECONDS = "2";

    /** The parts that a bundle is made of, for showing how far it is. */
    static final int PARTS = 11;

    private final Bundles bundles;
    private final StudyEvents events;
    private final SchedulerClient scheduler;
    private final Clock clock;

    BundleDownload(Bundles bundles, StudyEvents events, SchedulerClient scheduler, Clock clock) {
        this.bundles = bundles;
        this.events = events;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The latest if it will do or is under way; else another is ordered, both entry and task or neither. */
    @Transactional
    public Bundle order(Study study) {
        var latest = bundles.latest(study);
        if (latest.filter(Bundle::failed).isPresent()) {
            throw new NoBundle();
        }
        return latest.filter(bundle -> bundle.ready() || bundle.underWay()).orElseGet(() -> {
            var ordered = bundles.add(study);
            scheduler.scheduleIfNotExists(
                    new TaskInstance<Void>(BundleJob.NAME, String.valueOf(ordered.id())), clock.instant());
            return ordered;
        });
    }

    void write(Study study, Bundle bundle, @Nullable Principal who, HttpServletResponse response) throws IOException {
        events.look(study, who, "bundle.zip");
        response.setContentType("application/zip");
        response.setContentLengthLong(bundle.bytes());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(study.slug() + "-bundle.zip")
                        .build()
                        .toString());
        bundles.copy(bundle, response.getOutputStream());
    }

    /** How far a bundle is, for programs. */
    static Map<String, Object> progress(Bundle bundle) {
        return Map.of("state", bundle.state(), "part", bundle.part(), "parts_done", bundle.partsDone(), "parts", PARTS);
    }

    /** The last try to make it went wrong. */
    static final class NoBundle extends ErrorResponseException {
        NoBundle() {
            super(HttpStatus.SERVICE_UNAVAILABLE);
            setTitle("The bundle could not be made");
            setDetail("The server's log says why. Ask again in half a minute to have it tried once more.");
            getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        }
    }
}
