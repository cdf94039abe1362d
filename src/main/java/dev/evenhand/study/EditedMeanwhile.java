package dev.evenhand.study;

/** Somebody else saved the same after the form was opened. */
final class EditedMeanwhile extends WrongState {

    /** @param what was saved, as the last part of the message's key */
    EditedMeanwhile(String what) {
        super(what);
    }
}
