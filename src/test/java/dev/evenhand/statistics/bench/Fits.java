package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import java.util.Set;

/** The kinds of errors that are held against each other. */
final class Fits {

    static final BradleyTerry PLAIN = BradleyTerry.standard();
    static final BradleyTerry BY_RATER = PLAIN.clusteredBy(Set.of(Cluster.RATER));
    static final BradleyTerry BY_TASK = PLAIN.clusteredBy(Set.of(Cluster.TASK));
    static final BradleyTerry TWO_WAY = PLAIN.clusteredBy(Set.of(Cluster.RATER, Cluster.TASK));

    private Fits() {}
}
