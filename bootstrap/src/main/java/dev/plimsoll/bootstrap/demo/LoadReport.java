package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What became of the requests that ended in some time: answered with their response times, or failed.
record LoadReport(List<Duration> answered, int failed) {
    static final LoadReport NOTHING = new LoadReport(List.of(), 0);

    LoadReport {
        answered = List.copyOf(answered);
    }

    static LoadReport sum(Collection<LoadReport> reports) {
        return reports.stream().reduce(NOTHING, LoadReport::plus);
    }

    LoadReport plus(LoadReport later) {
        return new LoadReport(
                Stream.concat(answered.stream(), later.answered.stream()).toList(), failed + later.failed);
    }

    /// Nearest-rank percentile of the response times, `share` above 0 and at most 1; zero when nothing was answered.
    Duration percentile(double share) {
        if (answered.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(share * answered.size());
        return answered.stream().sorted().skip(rank - 1L).findFirst().orElseThrow();
    }
}
