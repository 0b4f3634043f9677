package dev.plimsoll.bootstrap.demo;

/// What became of all requests so far: each one sent is answered with 200, has failed, or is still on its way.
record LoadTotals(int sent, int answered, int failed) {
    int onTheirWay() {
        return sent - answered - failed;
    }

    /// For the person at the terminal.
    String sentence() {
        return Text.format("%d sent, %d failed", sent, failed);
    }
}
