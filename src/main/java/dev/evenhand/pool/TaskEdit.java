package dev.evenhand.pool;

import java.util.LinkedHashSet;
import java.util.List;

/** One change to the category and the tags of many tasks; what is empty is left as it is. */
record TaskEdit(String category, String addedTag, String removedTag) {
    TaskEdit {
        category = Texts.label(category, "the category");
        addedTag = Texts.label(addedTag, "the tag to add");
        removedTag = Texts.label(removedTag, "the tag to take away");
        Texts.check(category + addedTag + removedTag);
    }

    boolean nothing() {
        return category.isEmpty() && addedTag.isEmpty() && removedTag.isEmpty();
    }

    String category(String before) {
        return category.isEmpty() ? before : category;
    }

    List<String> tags(List<String> before) {
        var tags = new LinkedHashSet<>(before);
        tags.remove(removedTag);
        if (!addedTag.isEmpty()) {
            tags.add(addedTag);
        }
        if (tags.size() > Limits.TAGS) {
            throw new InvalidEntry("a task would have more than " + Limits.TAGS + " tags");
        }
        return List.copyOf(tags);
    }

    String words(long tasks) {
        return (category.isEmpty() ? "" : "category “" + category + "”, ")
                + (addedTag.isEmpty() ? "" : "tag “" + addedTag + "” added, ")
                + (removedTag.isEmpty() ? "" : "tag “" + removedTag + "” taken away, ")
                + tasks
                + (tasks == 1 ? " task" : " tasks");
    }
}
