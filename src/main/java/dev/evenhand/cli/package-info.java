/** The commands that run without a server or a database: they give every number to anyone with a file of votes. */
@ApplicationModule(allowedDependencies = {"statistics", "ledger"})
@NullMarked
package dev.evenhand.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
