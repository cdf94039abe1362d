package dev.evenhand.desk;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Leaves a third of a node's connections to those who vote, run and watch a study. Raters of one study wait for each other
 * at its counter, and more of them who do so with a connection in hand get no ballot any sooner; here they wait in order of
 * arrival. Around the transaction alone: whoever sends a request slowly takes nobody's place.
 */
@Component
class DeskPlaces {

    private final Semaphore places;
    private final long patience;

    DeskPlaces(HikariDataSource connections) {
        this.places = new Semaphore(Math.max(1, connections.getMaximumPoolSize() * 2 / 3), true);
        this.patience = connections.getConnectionTimeout();
    }

    /** Who has waited in vain goes on without a place, and is told what is wrong by whoever has no connection to give. */
    <T> T take(Supplier<T> work) {
        boolean taken = acquired();
        try {
            return work.get();
        } finally {
            if (taken) {
                places.release();
            }
        }
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
