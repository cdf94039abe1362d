/** What a study's votes say: tallies counted in SQL, scores fit from them, and the page and pictures that show both. */
@ApplicationModule(allowedDependencies = {"statistics", "card", "commitment", "study", "pool", "desk", "ledger"})
@NullMarked
package dev.evenhand.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
