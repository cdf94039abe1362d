/** The ledger: what happened in a study as a Merkle log that only grows, with proofs that anyone can check offline. */
@ApplicationModule(allowedDependencies = {"commitment", "statistics", "card", "study"})
@NullMarked
package dev.evenhand.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
