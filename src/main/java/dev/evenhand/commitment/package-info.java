/** What makes a word binding: one way to write a value, digests of it, and chance that follows from a committed seed. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.evenhand.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
