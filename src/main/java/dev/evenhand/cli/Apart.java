package dev.evenhand.cli;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the commands a second time with what {@code verify} needs beside them, the ledger and a JSON library, which lie
 * in a folder of the jar: at its root the server's loader would find these classes before its own.
 */
final class Apart {

    private static final String FOLDER = "/offline/";

    private Apart() {}

    /** Whether this class was loaded that way, or from no jar at all. */
    static boolean loaded() {
        return Apart.class.getClassLoader() instanceof URLClassLoader
                || Apart.class.getResource(FOLDER + "dev/evenhand/ledger/Verification.class") == null;
    }

    static void start(String[] arguments) throws ReflectiveOperationException {
        try {
            var jar = Apart.class.getProtectionDomain().getCodeSource().getLocation();
            var folder = new URL("jar:" + jar + "!" + FOLDER);
            var loader = new URLClassLoader(new URL[] {jar, folder}, ClassLoader.getPlatformClassLoader());
            loader.loadClass(Main.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
