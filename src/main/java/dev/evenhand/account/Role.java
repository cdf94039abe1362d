package dev.evenhand.account;

/** What a person may do: an admin everything, a researcher read what concerns him. */
public enum Role {
    ADMIN("Admin"),
    RESEARCHER("Researcher");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
