package dev.evenhand.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Over every page of a study stands what its readers must not overlook: that its ledger is frozen, or a vote was changed. */
@ControllerAdvice(basePackages = {"dev.evenhand.study", "dev.evenhand.results"})
class LedgerAlarm {

    private final LedgerWatch watch;

    LedgerAlarm(LedgerWatch watch) {
        this.watch = watch;
    }

    @ModelAttribute("ledgerAlarm")
    @Nullable
    String alarm(@PathVariable(required = false) @Nullable String slug) {
        return slug == null ? null : watch.alarm(slug).orElse(null);
    }
}
