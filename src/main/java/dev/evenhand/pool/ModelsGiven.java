package dev.evenhand.pool;

import java.util.List;

/** Names of models that were given with a file, for formats whose records do not name them. */
final class ModelsGiven {
    private final List<String> names;
    private final Understanding understanding;

    ModelsGiven(List<String> names, Understanding understanding) {
        this.names = names.stream().map(ModelsGiven::checked).toList();
        this.understanding = understanding;
    }

    private static String checked(String name) {
        try {
            Texts.check(name);
            return Texts.id(name, "the model's name");
        } catch (InvalidEntry e) {
            throw new Unreadable(1, e.reason());
        }
    }

    /** A file of one model's outputs: a name given for it wins over the field, and one of both must be there. */
    String only(Fields record, String... fields) {
        var model = record.model(names.isEmpty() ? "" : names.get(0), fields);
        if (!names.isEmpty()) {
            return names.get(0);
        }
        if (model.isEmpty()) {
            throw new InvalidEntry("the record does not name its model: give the model's name with the file");
        }
        return model;
    }

    String first(Fields record, String field, String... fields) {
        return of(0, record, field, fields);
    }

    String second(Fields record, String field, String... fields) {
        return of(1, record, field, fields);
    }

    private String of(int seat, Fields record, String field, String... fields) {
        var model = record.model("", fields);
        if (names.size() > seat) {
            return names.get(seat);
        }
        if (!model.isEmpty()) {
            return model;
        }
        understanding.note("The file does not name its models; the answers in “" + field + "” are those of a model “"
                + field + "”. Names for both can be given with the file.");
        return field;
    }
}
