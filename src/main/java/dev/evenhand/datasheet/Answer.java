package dev.evenhand.datasheet;

/**
 * What the record says to a question.
 *
 * @param text empty where it says nothing
 * @param whole false where it answers half of it: then the item stays open until somebody says the rest
 */
record Answer(String text, boolean whole) {

    static final Answer NONE = new Answer("", false);

    static Answer whole(String text) {
        return new Answer(text, !text.isEmpty());
    }

    static Answer half(String text) {
        return new Answer(text, false);
    }
}
