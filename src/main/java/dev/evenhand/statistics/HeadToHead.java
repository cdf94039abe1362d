package dev.evenhand.statistics;

import java.util.Optional;

/** The votes of a study of two models, seen from one of them; both kinds of tie are ties. */
public record HeadToHead(long wins, long ties, long losses) {

    public HeadToHead {
        Arguments.count("Number of wins", wins);
        Arguments.count("Number of ties", ties);
        Arguments.count("Number of losses", losses);
    }

    public long votes() {
        return wins + ties + losses;
    }

    /** The share won, ties being half a win, with its error for independent votes; nothing before the first vote. */
    public Optional<ShareEstimate> share() {
        return net(0.5).map(net -> new ShareEstimate((1 + net.net()) / 2, net.standardError() / 2));
    }

    /** Nothing before the first vote. */
    public Optional<NetWinShare> net(double alpha) {
        Arguments.between0And1("Alpha", alpha);
        double votes = votes();
        return votes == 0
                ? Optional.empty()
                : Optional.of(NetWinShare.ofShares(wins / votes, losses / votes, votes(), alpha));
    }

    /** Whether decisive votes go one way more often than a coin would. */
    public SignTest signTest() {
        return SignTest.of(wins, losses);
    }

    /** The share of decisive votes, for any look. */
    public AnytimeShare decisive(BetaBinomialSequence sequence) {
        return sequence.after(wins, losses);
    }
}
