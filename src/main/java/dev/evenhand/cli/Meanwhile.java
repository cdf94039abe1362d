package dev.evenhand.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that another core makes meanwhile. What goes wrong with it is thrown where it is asked for, as it was. */
record Meanwhile<T>(CompletableFuture<T> future) implements Supplier<T> {

    static <T> Meanwhile<T> making(Supplier<T> maker) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(maker));
    }

    static <T> Meanwhile<T> made(T value) {
        return new Meanwhile<>(CompletableFuture.completedFuture(value));
    }

    /** Waits for it. */
    @Override
    public T get() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : e;
        }
    }
}
