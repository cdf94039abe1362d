package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is done to an honest study.
 *
 * @param threat the row of the table of threats
 * @param check the one that has to fail
 */
record Dressing(int threat, Check check, Supplier<SampleStudy> honest, Consumer<SampleStudy> dress) {

    static Dressing plain(int threat, Check check, Consumer<SampleStudy> dress) {
        return new Dressing(threat, check, () -> new SampleStudy("dressed-up", 7, 8, 4, "m1", "m2", "m3"), dress);
    }

    /** With raters left out, amendments, a beacon and whatever else a study can have. */
    static Dressing decided(int threat, Check check, Consumer<SampleStudy> dress) {
        return new Dressing(threat, check, () -> SampleStudy.excluding("decided", 7), dress);
    }

    SampleStudy study() {
        var study = honest.get();
        dress.accept(study);
        return study;
    }
}
