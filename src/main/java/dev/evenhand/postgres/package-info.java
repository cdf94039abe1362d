/** The database beside the app: a durable PostgreSQL of our own when the user names none, and what the app may do in it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.evenhand.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
