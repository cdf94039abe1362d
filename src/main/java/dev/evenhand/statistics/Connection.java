package dev.evenhand.statistics;

/** Whether wins, or shares of them, lead from every model to every other, so that strengths have a finite fit (Ford 1957). */
final class Connection {

    private final Contests contests;

    Connection(Contests contests) {
        this.contests = contests;
    }

    boolean strong() {
        return all(true) && all(false);
    }

    /** Whether the first model reaches all others over wins, or over losses. */
    private boolean all(boolean down) {
        var reached = new boolean[contests.models];
        reached[0] = true;
        int count = 1;
        int before;
        do {
            before = count;
            for (int row = 0; row < contests.rows(); row++) {
                count += step(row, down, reached);
            }
        } while (count > before && count < reached.length);
        return count == reached.length;
    }

    private int step(int row, boolean down, boolean[] reached) {
        int first = contests.first[row];
        int second = contests.second[row];
        double tied = contests.votes[Contests.TIED][row];
        boolean won = contests.votes[Contests.WON][row] + tied > 0;
        boolean lost = contests.votes[Contests.LOST][row] + tied > 0;
        if (reached[first] && !reached[second] && (down ? won : lost)) {
            reached[second] = true;
            return 1;
        }
        if (reached[second] && !reached[first] && (down ? lost : won)) {
            reached[first] = true;
            return 1;
        }
        return 0;
    }
}
