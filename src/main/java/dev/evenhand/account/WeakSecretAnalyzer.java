package dev.evenhand.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why the server does not start, without the secret itself. */
class WeakSecretAnalyzer extends AbstractFailureAnalyzer<WeakSecret> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakSecret cause) {
        return new FailureAnalysis(
                "The value of " + cause.variable() + " is too easy to guess for a server that others can reach.",
                cause.getMessage() + " Or leave " + cause.variable()
                        + " unset, or serve this machine alone with SERVER_ADDRESS=127.0.0.1.",
                cause);
    }
}
