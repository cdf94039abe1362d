package dev.evenhand.pool;

import java.util.List;

/** What is in a pool, in numbers. `digest` is hexadecimal SHA-256 and does not depend on the order of imports. */
public record PoolSummary(
        long tasks, long models, long responses, long empty, long identical, List<Category> categories, String digest) {

    /** A category and how many tasks are in it; "" holds those without one. */
    public record Category(String name, long tasks) {}

    public PoolSummary {
        categories = List.copyOf(categories);
    }
}
