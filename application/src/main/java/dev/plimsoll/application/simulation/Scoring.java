package dev.plimsoll.application.simulation;

/// Which steps are scored, and how they add up.
///
/// - Scored is what comes after the warm-up, or all when less than a tenth of the steps came after it.
/// - With `d` containers demanded and `s` ready: `theta = mean(|d - s| ÷ d)`, `tau` the share of steps with
///   one too few or too many, `upsilon` the share of minutes in which demand and supply do not move the
///   same way. With a minimum of 0, shares of nothing demanded are shares of one container.
/// - Source: SPEC RG (Herbst et al., 2016); the reference simulator.
final class Scoring {
    private static final double SAMPLED_EVERY_SECONDS = 60;
    private static final double SECONDS_OF_AN_HOUR = 3600;
    private static final double PERCENT = 100;
    private static final double BUSY = 0.9;

    private final Workload workload;
    private final Timeline timeline;
    private final Conditions conditions;
    private final int[] demand;
    private final int first;
    private final int steps;

    Scoring(Workload workload, Timeline timeline, Conditions conditions) {
        this.workload = workload;
        this.timeline = timeline;
        this.conditions = conditions;
        this.demand = Demand.of(workload, conditions);
        this.first = firstScored(workload, conditions);
        this.steps = workload.steps() - first;
    }

    /// The first step that is scored.
    static int firstScored(Workload workload, Conditions conditions) {
        int warm = conditions.steps(conditions.scoredFrom());
        return warm >= workload.steps() * 0.9 ? 0 : warm;
    }

    /// What the scored steps of a timeline cost.
    static double containerHours(Timeline timeline, Workload workload, Conditions conditions) {
        long sum = 0;
        for (int step = firstScored(workload, conditions); step < timeline.steps(); step++) {
            sum += timeline.current(step);
        }
        return sum * conditions.stepSeconds() / SECONDS_OF_AN_HOUR;
    }

    /// @param oracleHours what the oracle costs, in container-hours
    Score score(double oracleHours) {
        return new Score(provisioning(), service(), effort(oracleHours));
    }

    private Score.Provisioning provisioning() {
        double relativeUnder = 0;
        double relativeOver = 0;
        long under = 0;
        long over = 0;
        int stepsUnder = 0;
        int stepsOver = 0;
        for (int step = first; step < workload.steps(); step++) {
            int missing = demand[step] - timeline.ready(step);
            double wanted = Math.max(1, demand[step]);
            relativeUnder += Math.max(0, missing) / wanted;
            relativeOver += Math.max(0, -missing) / wanted;
            under += Math.max(0, missing);
            over += Math.max(0, -missing);
            stepsUnder += missing > 0 ? 1 : 0;
            stepsOver += missing < 0 ? 1 : 0;
        }
        return new Score.Provisioning(
                share(relativeUnder),
                share(relativeOver),
                share(stepsUnder),
                share(stepsOver),
                instability(),
                (double) under / steps,
                (double) over / steps);
    }

    private double instability() {
        int every = Math.max(1, (int) Math.rint(SAMPLED_EVERY_SECONDS / conditions.stepSeconds()));
        int moves = 0;
        int different = 0;
        for (int step = first + every; step < workload.steps(); step += every) {
            int supply = Integer.compare(timeline.ready(step), timeline.ready(step - every));
            int wanted = Integer.compare(demand[step], demand[step - every]);
            different += supply == wanted ? 0 : 1;
            moves++;
        }
        return PERCENT * different / Math.max(1, moves);
    }

    private Score.Service service() {
        double requests = 0;
        double bad = 0;
        double lost = 0;
        double room = 0;
        long missing = 0;
        int violated = 0;
        int busy = 0;
        int overloaded = 0;
        for (int step = first; step < workload.steps(); step++) {
            double load = workload.load(step);
            double capacity = timeline.ready(step) * conditions.capacity();
            boolean isViolated = load > capacity * conditions.slo() + Rounding.DUST;
            requests += load;
            room += capacity;
            bad += isViolated ? load : 0;
            lost += Math.max(0, load - capacity);
            violated += isViolated ? 1 : 0;
            busy += load > capacity * BUSY + Rounding.DUST ? 1 : 0;
            overloaded += load > capacity + Rounding.DUST ? 1 : 0;
            missing += Math.max(0, demand[step] - timeline.ready(step));
        }
        double all = Math.max(Rounding.DUST, requests);
        return new Score.Service(
                PERCENT * bad / all,
                PERCENT * lost / all,
                share(violated),
                share(busy),
                share(overloaded),
                hours(missing),
                requests / Math.max(Rounding.DUST, room));
    }

    private Score.Effort effort(double oracleHours) {
        int adaptations = 0;
        long starts = 0;
        for (int step = first + 1; step < workload.steps(); step++) {
            int change = timeline.current(step) - timeline.current(step - 1);
            adaptations += change == 0 ? 0 : 1;
            starts += Math.max(0, change);
        }
        double hours = hours(steps);
        double containerHours = containerHours(timeline, workload, conditions);
        return new Score.Effort(
                hours,
                containerHours,
                containerHours / Math.max(oracleHours, hours(1)),
                Math.max(oracleHours, hours(1)),
                adaptations / hours,
                starts / hours);
    }

    private double share(double part) {
        return PERCENT * part / steps;
    }

    private double hours(long stepsOfOne) {
        return stepsOfOne * conditions.stepSeconds() / SECONDS_OF_AN_HOUR;
    }
}
