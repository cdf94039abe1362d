package dev.evenhand.study;

/** Somebody else saved what a form was filled in for after it was opened. */
final class EditedMeanwhile extends WrongState {

    EditedMeanwhile() {
        this("Somebody else has saved this draft since you opened it. Reload to see their version.");
    }

    EditedMeanwhile(String detail) {
        super(detail);
    }
}
