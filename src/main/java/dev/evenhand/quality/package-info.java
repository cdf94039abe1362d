/** Quality: what votes say of the raters who gave them, and whom an admin leaves out. */
@ApplicationModule(allowedDependencies = {"study", "statistics", "card", "results"})
@NullMarked
package dev.evenhand.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
