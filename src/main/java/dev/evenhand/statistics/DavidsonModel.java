package dev.evenhand.statistics;

/**
 * Turns a gap between two models into chances of a win, a tie and a loss, by Davidson's extension of Bradley-Terry with
 * an order effect: {@code e^(b_i + g) : nu e^((b_i + g + b_j) / 2) : e^b_j} (Davidson 1970, Journal of the American
 * Statistical Association 65; Davidson and Beaver 1977, Biometrics 33).
 *
 * @param ties the parameter nu: odds of a tie against a win between equal models seen from equal places; 0 for none
 * @param position the advantage g of the model named first, in natural logarithms of odds
 */
public record DavidsonModel(double ties, double position) {

    public DavidsonModel {
        if (!(ties >= 0 && Double.isFinite(ties))) {
            throw new IllegalArgumentException("Tie parameter %s is not a number from 0 up".formatted(ties));
        }
        if (!Double.isFinite(position)) {
            throw new IllegalArgumentException("Position effect %s is not a finite number".formatted(position));
        }
    }

    /** Without an advantage of the model named first. */
    public static DavidsonModel withTies(double ties) {
        return new DavidsonModel(ties, 0);
    }

    /** Chances at a gap {@code b_i - b_j} between the first and the second model; infinite gaps leave no doubt. */
    public Chances chances(double gap) {
        if (Double.isNaN(gap)) {
            throw new IllegalArgumentException("The gap between two models is not a number");
        }
        double lead = gap + position;
        double tie = ties * Math.exp(-Math.abs(lead) / 2);
        double upset = Math.exp(-Math.abs(lead));
        double sum = 1 + tie + upset;
        var chances = new Chances(1 / sum, tie / sum, upset / sum);
        return lead < 0 ? chances.swapped() : chances;
    }
}
