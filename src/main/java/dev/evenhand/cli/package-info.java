/**
 * The commands that run without a server or a database: they give every number to anyone with a file of votes.
 *
 * <p>Here, and on the way of a fit, loops stand where streams could: of each lambda Java makes a class anew at every start,
 * which a server never notices. A hundred and thirty of them were a tenth of the time that two million votes take.
 */
@ApplicationModule(allowedDependencies = {"statistics", "ledger"})
@NullMarked
package dev.evenhand.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
