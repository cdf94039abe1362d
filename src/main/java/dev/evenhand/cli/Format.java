package dev.evenhand.cli;

/** How to print. */
enum Format {
    TABLE,
    CSV,
    JSON
}
