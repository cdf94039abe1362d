/** The datasheet: what a reader must know of how people judged, filled from what is on record, with what is missing plain. */
@ApplicationModule(allowedDependencies = {"study", "card", "results", "commitment"})
@NullMarked
package dev.evenhand.datasheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
