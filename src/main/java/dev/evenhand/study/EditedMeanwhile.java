package dev.evenhand.study;

/** Somebody else saved the draft after the form was opened. */
final class EditedMeanwhile extends WrongState {

    EditedMeanwhile() {
        super("Somebody else has saved this draft since you opened it. Reload to see their version.");
    }
}
