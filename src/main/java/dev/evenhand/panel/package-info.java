/** Panels: the raters of a study, how they are invited, and how they are known again. */
@ApplicationModule(allowedDependencies = {"study", "statistics", "ledger"})
@NullMarked
package dev.evenhand.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
