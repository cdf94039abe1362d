package dev.evenhand.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a database that cannot start into two sentences instead of a stack trace. */
class PostgresUnavailableAnalyzer extends AbstractFailureAnalyzer<PostgresUnavailable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostgresUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
