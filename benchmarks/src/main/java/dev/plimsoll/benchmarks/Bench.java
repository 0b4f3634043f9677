package dev.plimsoll.benchmarks;

import java.util.List;

/// Runs one measurement by its name and prints what it found: `bench scale`.
public final class Bench {
    private static final int WRONG_USAGE = 2;

    private Bench() {}

    public static void main(String[] arguments) {
        if (!List.of(arguments).equals(List.of("scale"))) {
            System.err.println("bench knows: scale");
            System.exit(WRONG_USAGE);
        }
        System.out.print(ScaleBenchmark.run());
        System.exit(0);
    }
}
