package dev.plimsoll.application.simulation;

/// What a fleet came to under a load. Shares are in percent, as the literature tells them.
///
/// - Example: 1.10 times the oracle's container-hours and 1 % of the requests served badly: `E` is 1.20.
/// - Source: SPEC RG (Herbst et al., 2016), Ilyushkin et al. (2017), and the reference simulator (ADR 33).
public record Score(Provisioning provisioning, Service service, Effort effort) {
    /// What 100 % of bad requests weigh in `E`, in fleets of the oracle's size.
    public static final double USUAL_WEIGHT = 10;

    /// What an hour without a container that is demanded weighs in `J`, in container-hours.
    private static final double MISSING_WEIGHT = 10;

    private static final double PERCENT = 100;
    private static final double LEAST = 0.01;

    /// How well the number of ready containers follows what is demanded.
    ///
    /// @param thetaUnder how much of what is demanded is missing
    /// @param thetaOver how much more there is than is demanded, relative to that
    /// @param tauUnder how much of the time something is missing
    /// @param tauOver how much of the time there is more
    /// @param upsilon how much of the time demand and supply do not move the same way
    /// @param accuracyUnder how many containers are missing on average
    /// @param accuracyOver how many there are too many on average
    public record Provisioning(
            double thetaUnder,
            double thetaOver,
            double tauUnder,
            double tauOver,
            double upsilon,
            double accuracyUnder,
            double accuracyOver) {
        /// The distance from the perfect autoscaler, at which all is 0.
        public double sigma() {
            double theta = (thetaUnder + thetaOver) / 2;
            double tau = (tauUnder + tauOver) / 2;
            return Math.cbrt(cube(theta) + cube(tau) + cube(upsilon));
        }

        private static double cube(double x) {
            return x * x * x;
        }
    }

    /// How well requests were served.
    ///
    /// @param bad share of the requests that came when the utilization was above the objective's
    /// @param lost share of the requests beyond what could be served at all
    /// @param violated share of the time above the objective's utilization
    /// @param busy share of the time above 90 %
    /// @param overloaded share of the time above 100 %
    /// @param missingHours container-hours that were demanded and not there
    /// @param utilization the mean, as a ratio
    public record Service(
            double bad,
            double lost,
            double violated,
            double busy,
            double overloaded,
            double missingHours,
            double utilization) {}

    /// What it took.
    ///
    /// @param hours how long it was scored
    /// @param containerHours what was paid for, starting containers included
    /// @param costRatio that as a multiple of the oracle's
    /// @param oracleHours the oracle's container-hours
    /// @param adaptations how often an hour the number of containers changed
    /// @param starts how many containers were started an hour
    public record Effort(
            double hours,
            double containerHours,
            double costRatio,
            double oracleHours,
            double adaptations,
            double starts) {}

    /// The score of one timeline of a workload.
    public static Score of(Workload workload, Timeline timeline, Conditions conditions) {
        double oracleHours = Scoring.containerHours(Oracle.of(workload, conditions), workload, conditions);
        return new Scoring(workload, timeline, conditions).score(oracleHours);
    }

    /// The headline: cost as a multiple of the oracle's and ten times the share of bad requests; 1 is
    /// perfect.
    public double e() {
        return e(USUAL_WEIGHT);
    }

    /// The same with another weight of bad requests.
    public double e(double weight) {
        return effort.costRatio() + weight * service.bad() / PERCENT;
    }

    /// A variant that goes by missing containers and not by requests.
    public double j() {
        return (effort.containerHours() + MISSING_WEIGHT * service.missingHours()) / effort.oracleHours();
    }

    /// How much better than another: the geometric mean of how many times each SPEC figure is smaller;
    /// nothing counts as less than 0.01 %.
    public double speedUpOver(Score other) {
        Provisioning theirs = other.provisioning;
        double product = times(theirs.thetaUnder(), provisioning.thetaUnder())
                * times(theirs.thetaOver(), provisioning.thetaOver())
                * times(theirs.tauUnder(), provisioning.tauUnder())
                * times(theirs.tauOver(), provisioning.tauOver())
                * times(theirs.upsilon(), provisioning.upsilon());
        return Math.pow(product, 0.2);
    }

    private static double times(double theirs, double own) {
        return Math.max(theirs, LEAST) / Math.max(own, LEAST);
    }
}
