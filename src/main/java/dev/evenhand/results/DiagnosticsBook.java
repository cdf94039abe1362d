package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.study.Study;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Diagnostics take seconds where there are many votes: they are made beside the requests, one study at a time. A request
 * waits a little, then gets the last ones, or none yet.
 */
@Component
class DiagnosticsBook implements DisposableBean {

    private static final int MOST = 16;
    private static final long PATIENCE_MILLIS = 2_500;

    private final Examination examination;
    private final Tallies tallies;
    private final Looking looking;
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "diagnostics");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Long, Page> pages = new LinkedHashMap<>(MOST, 0.75f, true);

    DiagnosticsBook(Examination examination, Tallies tallies, Looking looking) {
        this.examination = examination;
        this.tallies = tallies;
        this.looking = looking;
    }

    /** @param current whether they are of all votes that are there */
    record Found(Diagnostics diagnostics, boolean current) {}

    /** Empty while the first ones are being made. */
    Optional<Found> of(Study study) {
        return page(study.id()).of(study);
    }

    private Page page(long study) {
        synchronized (pages) {
            var page = pages.computeIfAbsent(study, id -> new Page());
            if (pages.size() > MOST) {
                pages.remove(pages.keySet().iterator().next());
            }
            return page;
        }
    }

    private record State(Tallies.Version version, End end) {}

    private record Done(State state, Diagnostics diagnostics) {}

    private final class Page {

        private @Nullable CompletableFuture<Done> running;
        private @Nullable Done last;

        Optional<Found> of(Study study) {
            var now = new State(tallies.version(study.id()), looking.at(study));
            var making = begin(study, now);
            if (making != null) {
                await(making);
            }
            var known = last();
            return known == null
                    ? Optional.empty()
                    : Optional.of(new Found(known.diagnostics(), known.state().equals(now)));
        }

        private synchronized @Nullable CompletableFuture<Done> begin(Study study, State now) {
            if (running != null && running.isDone()) {
                running = null;
            }
            if (running == null && (last == null || !last.state().equals(now))) {
                running = CompletableFuture.supplyAsync(() -> make(study, now), work);
            }
            return running;
        }

        private Done make(Study study, State now) {
            var made = new Done(now, examination.of(study));
            synchronized (this) {
                last = made;
            }
            return made;
        }

        private synchronized @Nullable Done last() {
            return last;
        }

        private static void await(CompletableFuture<Done> making) {
            try {
                making.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // They come with a later request.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Diagnostics failed", e.getCause());
            }
        }
    }

    @Override
    public void destroy() {
        work.shutdownNow();
    }
}
