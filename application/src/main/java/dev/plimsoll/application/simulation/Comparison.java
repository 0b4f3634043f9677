package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// How contenders fared under the same workload.
///
/// @param workload its name
/// @param scores by contender, in the order in which they were given
/// @param fixed the score of as many containers as are demanded on average, all the time
public record Comparison(String workload, Map<String, Score> scores, Score fixed) {
    public Comparison {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /// Lets one contender after the other play.
    ///
    /// @param contenders each with a name of its own
    /// @param progress hears of all of them together
    /// @throws CancellationException when `progress` ended it
    public static Comparison of(
            Workload workload, Conditions conditions, List<Contender> contenders, Progress progress) {
        long names = contenders.stream().map(Contender::name).distinct().count();
        new Problems()
                .check(names == contenders.size(), "contenders", "must each have a name of its own")
                .refuse();
        double oracleHours = Scoring.containerHours(Oracle.of(workload, conditions), workload, conditions);
        long steps = workload.steps();
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            long before = scores.size() * steps;
            Progress own = (done, _) -> progress.goesOn(before + done, contenders.size() * steps);
            Timeline timeline = contender.play().under(workload, conditions, own);
            scores.put(contender.name(), new Scoring(workload, timeline, conditions).score(oracleHours));
            progress.tell(before + steps, contenders.size() * steps);
        }
        Timeline fixed = Contender.STATIC_MEAN.play().under(workload, conditions, Progress.UNHEARD);
        return new Comparison(workload.name(), scores, new Scoring(workload, fixed, conditions).score(oracleHours));
    }

    /// The score of one of them.
    ///
    /// @throws InvalidSettings when nobody of that name took part
    public Score of(String contender) {
        Score score = scores.get(contender);
        if (score == null) {
            throw new InvalidSettings(List.of(new Problem(contender, "did not take part in " + workload)));
        }
        return score;
    }

    /// How much better one of them is than a fleet that never changes.
    public double speedUp(String contender) {
        return of(contender).speedUpOver(fixed);
    }
}
