/** The desk: the ballots a rater is handed and the votes that come back. */
@ApplicationModule(allowedDependencies = {"pool", "study", "panel", "commitment", "statistics", "ledger"})
@NullMarked
package dev.evenhand.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
