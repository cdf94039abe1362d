/** Pools of tasks with the responses of several models: what is compared, how it gets in, and how it is shown. */
@ApplicationModule(allowedDependencies = "commitment")
@NullMarked
package dev.evenhand.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
