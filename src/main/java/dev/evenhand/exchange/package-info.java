/** Files and the HTTP interface, in and out. */
@ApplicationModule(
        allowedDependencies = {
            "pool",
            "study",
            "panel",
            "statistics",
            "card",
            "results",
            "datasheet",
            "commitment",
            "ledger"
        })
@NullMarked
package dev.evenhand.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
