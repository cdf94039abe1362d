package dev.evenhand.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which Evenhand computed a number, by what the jar says of itself. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var packaged = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {
            "evenhand " + packaged.orElse("that was not packaged") + ", Java " + System.getProperty("java.version")
        };
    }
}
