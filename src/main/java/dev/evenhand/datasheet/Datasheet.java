package dev.evenhand.datasheet;

import dev.evenhand.datasheet.Topic.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study's answers to the twenty questions; what nobody said stays an open question that everybody sees. */
record Datasheet(List<Item> items) {

    Datasheet {
        items = List.copyOf(items);
    }

    /**
     * One answer.
     *
     * @param record what the plan, the ledger and the votes say
     * @param note what somebody wrote to it
     */
    record Item(Topic topic, Answer record, Optional<DatasheetNotes.Note> note) {

        public boolean reported() {
            return record.whole() || note.isPresent();
        }

        public String said() {
            return record.text();
        }

        public String code() {
            return topic.code();
        }

        public String question() {
            return topic.question();
        }

        /** How often something was written to it, for whoever writes next. */
        public int number() {
            return note.map(DatasheetNotes.Note::number).orElse(0);
        }
    }

    /** The items of a part of the sheet. */
    record Section(String title, List<Item> items) {}

    static Datasheet of(Map<Topic, Answer> record, Map<Topic, DatasheetNotes.Note> notes) {
        return new Datasheet(Arrays.stream(Topic.values())
                .map(topic ->
                        new Item(topic, record.getOrDefault(topic, Answer.NONE), Optional.ofNullable(notes.get(topic))))
                .toList());
    }

    public List<Section> sections() {
        return Arrays.stream(Part.values())
                .map(part -> new Section(
                        part.title(),
                        items.stream()
                                .filter(item -> item.topic().part() == part)
                                .toList()))
                .toList();
    }

    public long reported() {
        return items.stream().filter(Item::reported).count();
    }

    public int of() {
        return items.size();
    }
}
