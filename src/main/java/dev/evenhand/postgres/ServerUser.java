package dev.evenhand.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who the server runs as: PostgreSQL refuses root, so root runs it in a user namespace or as nobody. */
record ServerUser(List<String> prefix, int uid) {
    private static final int SAME = -1;
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    static ServerUser forHome(Path home) {
        return "root".equals(System.getProperty("user.name")) ? insteadOfRoot(home) : new ServerUser(List.of(), SAME);
    }

    private static ServerUser insteadOfRoot(Path home) {
        var namespace = namespace();
        if (Command.run(namespace.command("true")).succeeded()) {
            return namespace;
        }
        var nobody = nobody();
        if (Command.run(nobody.command("test", "-x", home + "/bin/postgres")).succeeded()) {
            return nobody;
        }
        throw new PostgresUnavailable(
                "PostgreSQL refuses to run as root, and this system allows neither `unshare -U` nor a run as nobody in "
                        + home.getParent() + ".",
                "Start Evenhand as an ordinary user. " + PostgresUnavailable.USE_YOUR_OWN);
    }

    static ServerUser namespace() {
        return new ServerUser(List.of("unshare", "-U"), ROOT);
    }

    static ServerUser nobody() {
        var ids = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        return new ServerUser(ids, NOBODY);
    }

    List<String> command(String... words) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    /** Gives the tree to the server's user, where an earlier start or the JVM made it another's. */
    void own(Path tree) {
        try {
            if (uid != SAME && !Files.getAttribute(tree, "unix:uid").equals(uid)) {
                Command.run(List.of("chown", "-R", uid + ":" + uid, tree.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
