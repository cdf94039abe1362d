package dev.evenhand.account;

/** A secret from the environment that others would guess. */
class WeakSecret extends IllegalStateException {

    private final String variable;

    WeakSecret(String variable, String problem) {
        super(problem);
        this.variable = variable;
    }

    String variable() {
        return variable;
    }
}
