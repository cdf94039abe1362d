/** Studies: their plans, the registration that freezes them, and their life from draft to published. */
@ApplicationModule(allowedDependencies = {"pool", "account", "postgres", "commitment", "statistics"})
@NullMarked
package dev.evenhand.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
