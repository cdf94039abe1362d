/** What a result says and what speaks against it, as a pure function of the evidence: no Spring, no SQL, no clock. */
@ApplicationModule(allowedDependencies = "statistics")
@NullMarked
package dev.evenhand.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
