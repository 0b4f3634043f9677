package dev.plimsoll.domain.adaptive;

import java.time.Duration;

/// Plans how many containers a service needs from nothing but the loads it had: the arithmetic of the policy
/// `adaptive`.
///
/// Each [Member] of a small portfolio forecasts the load one start-up ahead. How wrong it was in the last hours, in
/// situations like this one, gives the odds of every load; with them the planner takes the count that is the cheapest
/// on average: each container costs one, and each container's worth of load that is served badly costs ten. What
/// every member alone would have ordered is kept and judged when its time has come: those that were cheap of late count
/// for more. Containers are let go only when the load that may come before others could be started allows it, and a
/// change has to save more than a few percent.
///
/// - Source: ours (ADR 34). The price of bad service is that of the measure `E` (ADR 33).
/// - Example: `planner.observe(410); planner.plan(5)` answers 7 while the load grows by 40 requests/s each start-up,
/// and
///   8 if the service is known to burst at this time of the hour.
/// - What it keeps of however many days takes less than 2 MB at a step of 5 s. Not thread-safe; uses no clock.
public final class AdaptivePlanner {
    /// What a container's worth of load costs that is served badly, in containers.
    private static final double MISS_PRICE = 10;

    /// A scale-out has to save this share of the new count.
    private static final double BAND_OUT = 0.12;

    /// The same of a scale-in.
    private static final double BAND_IN = 0.07;

    /// How much more a miss counts while a container that was let go could not be back.
    private static final double HOLD = 1.5;

    /// Of two members one of which cost 1 % more, the other counts for twenty times as much.
    private static final double SHARPNESS = 300;

    private static final double LEAST_WEIGHT = 1e-3;
    private static final Duration ERRORS_HALVE = Duration.ofHours(6);
    private static final Duration LOSSES_HALVE = Duration.ofHours(2);
    private static final double SLOTS_HALVE_HOURS = 96;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 2;
    private static final int PERIOD_SAMPLES = 12;
    private static final int SLOTS = 120;
    private static final int HOLD_SAMPLES = 4;

    /// Before that it is known too little of the service: enough for the last load, 30 % and no fewer than there are.
    private static final Duration WARM_UP = Duration.ofMinutes(10);

    private static final double WARM_UP_USE = 0.875;
    private static final Duration VOLATILITY_WINDOW = Duration.ofMinutes(10);
    private static final double CALMEST = 0.01;
    private static final double WILDEST = 0.5;
    private static final double MOST_SURPRISE = 4;
    private static final double FIRST_VOLATILITY = 0.05;
    private static final double LARGEST_LOAD = 1e9;
    private static final double LARGEST_GAIN = 1e200;
    private static final double DUST = 1e-9;
    private static final double FARTHEST = 8;
    private static final double LOWEST = 0.7;
    private static final double SLOWEST_GROWTH = 0.3;
    private static final double FASTEST_GROWTH = 4;
    private static final double[] GROWTHS = {-5, -2, -0.7, 0.7, 2, 5};
    private static final double[] SURPRISES = {-2, -0.8, 0.8, 2};
    private static final int REGIMES = (GROWTHS.length + 1) * (SURPRISES.length + 1);
    private static final Member[] MEMBERS = Member.values();

    /// The last of them goes by what was a day ago.
    private static final int SEASONAL = MEMBERS.length - 1;

    private final ServiceModel model;
    private final double served;
    private final int startUp;
    private final int period;
    private final int minute;
    private final int hour;
    private final int day;
    private final int warmUp;
    private final int firstOfHour;
    private final double errorGrowth;
    private final double lossDecay;
    private final double slotFading;
    private final double volatilitySteps;
    private final int[] windows = new int[MEMBERS.length];
    private final int[] holdHorizons;
    private final int[] delays;
    private final LoadHistory history;
    private final Forecasts forecasts;
    private final ErrorDistributions ahead = new ErrorDistributions(MEMBERS.length, REGIMES, SLOTS);
    private final ErrorDistributions soon = new ErrorDistributions(MEMBERS.length, REGIMES, SLOTS);
    private final double[] losses = new double[MEMBERS.length];
    private final double[] weights = new double[MEMBERS.length];
    private double demanded = DUST;
    private double gain = 1;
    private double level;
    private double volatility = FIRST_VOLATILITY;
    private double last;
    private int known;

    /// A planner that has seen nothing yet.
    public AdaptivePlanner(ServiceModel model) {
        this.model = model;
        this.served = model.served();
        this.startUp = model.steps(model.startUp(), 0);
        this.period = model.steps(model.period(), 1);
        this.minute = model.steps(MINUTE, 3);
        this.hour = model.steps(HOUR, 1);
        this.day = model.steps(DAY, 1);
        this.warmUp = model.steps(WARM_UP, 1);
        double stepSeconds = model.step().toMillis() / 1e3;
        this.firstOfHour =
                (int) Math.round(Math.floorMod(model.start().getEpochSecond(), HOUR.toSeconds()) / stepSeconds);
        this.errorGrowth = Math.pow(2, stepSeconds / ERRORS_HALVE.toSeconds());
        this.lossDecay = Math.pow(0.5, stepSeconds / LOSSES_HALVE.toSeconds());
        this.slotFading = Math.pow(0.5, 1 / SLOTS_HALVE_HOURS);
        this.volatilitySteps = Math.max(1, VOLATILITY_WINDOW.toSeconds() / stepSeconds);
        for (int member = 0; member < MEMBERS.length; member++) {
            windows[member] = model.steps(MEMBERS[member].window(), MEMBERS[member].damping() > 0 ? 3 : 1);
        }
        int samples = Math.min(startUp, HOLD_SAMPLES);
        this.holdHorizons = new int[samples];
        for (int index = 0; index < samples; index++) {
            holdHorizons[index] = (int) Math.round((index + 0.5) * startUp / samples - 0.5);
        }
        this.delays = new int[Math.min(period, PERIOD_SAMPLES)];
        for (int index = 0; index < delays.length; index++) {
            delays[index] = index * period / delays.length;
        }
        this.history = new LoadHistory(DAYS * day + minute);
        this.forecasts = new Forecasts(startUp + period + 2, MEMBERS.length);
    }

    /// The load of the next step.
    ///
    /// @param load not a number when it was not measured: then the last one goes on, and nothing is learned
    public void observe(double load) {
        boolean isKnown = Double.isFinite(load);
        known += isKnown ? 1 : 0;
        double usable = isKnown ? Math.clamp(load, 0, LARGEST_LOAD) : last;
        last = usable;
        history.add(usable);
        if (history.size() == 1) {
            level = usable;
        } else if (isKnown) {
            double error = Math.abs(usable - level) / Math.max(smallest(), level);
            double excited = volatility + (Math.min(MOST_SURPRISE * volatility, error) - volatility) / volatilitySteps;
            volatility = Math.clamp(excited, CALMEST, WILDEST);
            level += (usable - level) / minute;
        }
        grow();
        if (isKnown) {
            learn(usable);
        }
        forecast();
    }

    /// How many containers there are to be from now on.
    ///
    /// @param current those that are ready or starting
    public Plan plan(int current) {
        if (known == 0) {
            return new Plan(model.clamp(current), null, 0, 0, 0, volatility);
        }
        if (known < Math.max(warmUp, startUp + warmUp / 2)) {
            double recent = history.mean(Math.min(history.size(), 3), history.size());
            int count = Math.max(current, up(recent / (served * WARM_UP_USE)));
            return new Plan(model.clamp(count), null, 0, recent, margin(count, recent), volatility);
        }
        int leader = weigh();
        int count = model.clamp(choose(current));
        double expected = forecasts.at(history.size()).ahead[leader];
        return new Plan(count, MEMBERS[leader], weights[leader], expected, margin(count, expected), volatility);
    }

    private double margin(int count, double load) {
        return count * served / Math.max(smallest(), load) - 1;
    }

    /// What is old fades by what is new growing.
    private void grow() {
        gain *= errorGrowth;
        if (gain > LARGEST_GAIN) {
            ahead.rescale(gain);
            soon.rescale(gain);
            gain = 1;
        }
        if (history.size() % hour == 0) {
            ahead.fade(slotFading);
            soon.fade(slotFading);
        }
    }

    /// Judges what was forecast for the step that was just seen.
    private void learn(double load) {
        int step = history.size() - 1;
        // An order made now holds until the next plan, so the steps until then count, too.
        for (int late : delays) {
            int made = step - startUp - late;
            if (made >= 2) {
                Forecasts.Entry entry = forecasts.at(made);
                judge(ahead, entry, entry.ahead, slot(made + startUp), load);
                if (late == 0) {
                    charge(entry, load / served);
                }
            }
        }
        for (int horizon : holdHorizons) {
            int made = step - horizon;
            if (made >= 2) {
                Forecasts.Entry entry = forecasts.at(made);
                judge(soon, entry, entry.soon, slot(made + startUp / 2), load);
            }
        }
    }

    private void judge(ErrorDistributions errors, Forecasts.Entry entry, double[] expected, int slot, double load) {
        errors.visit(slot);
        for (int member = 0; member < MEMBERS.length; member++) {
            double error = (load / expected[member] - 1) / entry.volatility;
            errors.add(member, entry.regime, slot, error, gain);
        }
    }

    /// What each member's order has cost.
    private void charge(Forecasts.Entry entry, double demand) {
        demanded = demanded * lossDecay + demand;
        for (int member = 0; member < MEMBERS.length; member++) {
            int order = entry.orders[member];
            double missed = demand > order + DUST ? MISS_PRICE * demand : 0;
            losses[member] = losses[member] * lossDecay + order + missed;
        }
    }

    private void forecast() {
        int size = history.size();
        Forecasts.Entry entry = forecasts.at(size);
        for (int member = 0; member < SEASONAL; member++) {
            int window = Math.min(windows[member], size);
            double damping = MEMBERS[member].damping();
            double slope = damping == 0 ? 0 : damping * history.slope(window, size);
            double now = history.mean(window, size) + slope * (window - 1) / 2.0;
            entry.ahead[member] = Math.max(smallest(), now + slope * (startUp + 1));
            entry.soon[member] = Math.max(smallest(), now + slope * (startUp / 2 + 1));
        }
        double now = history.mean(minute, size);
        entry.ahead[SEASONAL] = Math.max(smallest(), now * yesterdaysGrowth(startUp));
        entry.soon[SEASONAL] = Math.max(smallest(), now * yesterdaysGrowth(startUp / 2));
        entry.regime = regime();
        entry.volatility = volatility;
        int slot = slot(size + startUp);
        for (int member = 0; member < MEMBERS.length; member++) {
            ahead.condition(member, entry.regime, slot, gain);
            entry.orders[member] = orderOf(member, entry.ahead[member]);
        }
    }

    /// Where the load is going: how fast it grows, and how much it left its line in the last seconds.
    private int regime() {
        int size = history.size();
        double usual = Math.max(smallest(), level);
        double growth = history.slope(minute, size) * startUp / usual;
        int few = Math.max(1, minute / 4);
        double line = history.mean(minute, size - few) + history.slope(minute, size - few) * (minute / 2.0 + few / 2.0);
        double surprise = (history.mean(few, size) - line) / usual;
        return rank(growth / volatility, GROWTHS) * (SURPRISES.length + 1) + rank(surprise / volatility, SURPRISES);
    }

    private double yesterdaysGrowth(int steps) {
        int size = history.size();
        int half = minute / 2;
        if (size <= day + 2 * minute || steps + half >= day) {
            return 1;
        }
        double then = history.mean(minute, size + steps - day + half);
        double now = history.mean(minute, size - day);
        return Math.clamp(then / Math.max(smallest(), now), SLOWEST_GROWTH, FASTEST_GROWTH);
    }

    /// Sets the weights by what everybody's orders have cost, and answers who was the cheapest.
    private int weigh() {
        int leader = 0;
        for (int member = 1; member < MEMBERS.length; member++) {
            leader = losses[member] < losses[leader] ? member : leader;
        }
        double sum = 0;
        for (int member = 0; member < MEMBERS.length; member++) {
            weights[member] = Math.exp(-SHARPNESS * (losses[member] - losses[leader]) / demanded);
            sum += weights[member];
        }
        for (int member = 0; member < MEMBERS.length; member++) {
            weights[member] /= sum;
        }
        return leader;
    }

    private int choose(int current) {
        Forecasts.Entry entry = forecasts.at(history.size());
        int order = best(ahead, entry.ahead, MISS_PRICE);
        double stay = cost(current, ahead, entry.ahead, MISS_PRICE);
        if (order > current) {
            // What the bounds do not allow is missed anyway: then as much as they allow.
            boolean isTooMuch = order == model.max();
            double saved = stay - cost(order, ahead, entry.ahead, MISS_PRICE);
            return isTooMuch || saved > BAND_OUT * order ? order : current;
        }
        int slot = slot(history.size() + startUp / 2);
        for (int member = 0; member < MEMBERS.length; member++) {
            if (counts(member)) {
                soon.condition(member, entry.regime, slot, gain);
            }
        }
        int keep = Math.max(order, best(soon, entry.soon, MISS_PRICE * HOLD));
        boolean isWorthIt = keep < current && stay - cost(keep, ahead, entry.ahead, MISS_PRICE) > BAND_IN * keep;
        return isWorthIt ? keep : current;
    }

    private boolean counts(int member) {
        return weights[member] > LEAST_WEIGHT;
    }

    /// The mean cost of so many containers in a step, in containers: themselves, and the load that they do not serve
    /// well.
    private double cost(int containers, ErrorDistributions errors, double[] expected, double price) {
        double missed = 0;
        for (int member = 0; member < MEMBERS.length; member++) {
            if (counts(member)) {
                double limit = containers * served / expected[member];
                missed += weights[member] * expected[member] / served * errors.missed(member, limit, volatility);
            }
        }
        return containers + price * missed;
    }

    private int best(ErrorDistributions errors, double[] expected, double price) {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int member = 0; member < MEMBERS.length; member++) {
            if (counts(member)) {
                low = Math.min(low, expected[member]);
                high = Math.max(high, expected[member]);
            }
        }
        int best = model.min();
        int most = model.clamp(up(high * FARTHEST / served));
        double least = Double.MAX_VALUE;
        for (int count = model.clamp((int) (low * LOWEST / served)); count <= most && count <= least; count++) {
            double cost = cost(count, errors, expected, price);
            if (cost < least) {
                least = cost;
                best = count;
            }
        }
        return best;
    }

    /// What one member alone would order.
    private int orderOf(int member, double expected) {
        int best = model.min();
        double least = Double.MAX_VALUE;
        int first = model.clamp((int) (expected * LOWEST / served));
        for (int count = first; count <= model.max() && count <= least; count++) {
            double missed = expected / served * ahead.missed(member, count * served / expected, volatility);
            double cost = count + MISS_PRICE * missed;
            if (cost < least) {
                least = cost;
                best = count;
            }
        }
        return best;
    }

    /// Less than that is as good as nothing.
    private double smallest() {
        return served / 80;
    }

    private int slot(int step) {
        return (int) ((long) (step + firstOfHour) % hour * SLOTS / hour);
    }

    private static int up(double count) {
        return (int) Math.ceil(count - DUST);
    }

    private static int rank(double value, double[] edges) {
        int rank = 0;
        while (rank < edges.length && value > edges[rank]) {
            rank++;
        }
        return rank;
    }
}
