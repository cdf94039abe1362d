package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** That the files are those which the log's last entry names, none more and none fewer. */
final class FileCheck {

    private FileCheck() {}

    static void run(BundleReader bundle, Log log, Report report) throws IOException {
        var last = log.last();
        if (!last.type().equals(Log.MADE) || !(last.body().get("files") instanceof ObjectNode named)) {
            throw new Malformed("the log does not end with the entry that names the bundle's files");
        }
        var digests = bundle.digests();
        var names = new TreeSet<>(bundle.members().keySet());
        names.removeAll(BundleFiles.UNLISTED);
        for (var name : names) {
            if (!digests.getOrDefault(name, "").equals(named.path(name).asString(""))) {
                report.fail(Check.FILES, "%s is not the file that the log names".formatted(name));
            }
        }
        for (var name : named.propertyNames()) {
            if (!names.contains(name)) {
                report.fail(Check.FILES, "%s, which the log names, is not there".formatted(name));
            }
        }
        var study = Evidence.canonical(bundle, BundleFiles.ABOUT).path("study").asString("");
        if (!study.equals(last.study())) {
            report.fail(Check.FILES, "the log is of %s, the bundle of %s".formatted(last.study(), study));
        }
        describes(Evidence.canonical(bundle, BundleFiles.PACKAGE), digests, report);
        report.pass(Check.FILES, "%d files".formatted(names.size()));
    }

    /** A reader of the data package may not be told other digests than the log's. */
    private static void describes(ObjectNode described, Map<String, String> digests, Report report) {
        for (var resource : described.path("resources")) {
            var path = resource.path("path").asString("");
            var hash = resource.path("hash").asString("");
            if (!hash.isEmpty() && !hash.equals("sha256:" + digests.get(path))) {
                report.fail(Check.FILES, "datapackage.json has another digest of %s".formatted(path));
            }
        }
    }
}
