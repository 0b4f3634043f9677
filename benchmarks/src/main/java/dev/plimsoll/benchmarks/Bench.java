package dev.plimsoll.benchmarks;

/// Runs one measurement by its name and prints what it found: `bench scale`.
public final class Bench {
    private static final int WRONG_USAGE = 2;

    private Bench() {}

    public static void main(String[] arguments) {
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "scale" -> System.out.print(ScaleBenchmark.run());
            case "evaluate" -> System.out.print(EvaluateBenchmark.run());
            case "metrics" -> System.out.print(MetricsBenchmark.run());
            case "proxylog" -> System.out.print(ProxyLogBenchmark.run());
            case "rest" -> System.out.print(RestBenchmark.run());
            case "lossless" -> System.out.print(LosslessBenchmark.run());
            case "ready" -> System.out.print(ReadyBenchmark.run());
            case "wake" -> System.out.print(WakeBenchmark.run());
            case "elasticity" -> System.out.print(ElasticityBenchmark.run());
            case "memory" -> System.out.print(MemoryBenchmark.run());
            default -> {
                System.err.println(
                        "bench knows: scale, evaluate, metrics, proxylog, memory, rest, lossless, ready, wake,"
                                + " elasticity");
                System.exit(WRONG_USAGE);
            }
        }
        System.exit(0);
    }
}
