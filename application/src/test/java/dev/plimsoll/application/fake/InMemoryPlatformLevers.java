package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Pulls the levers of `InMemoryPlatform` for the kits.
public final class InMemoryPlatformLevers implements PlatformLevers {
    private static final long PATIENCE_SECONDS = 30;

    private final InMemoryPlatform platform;
    private final CountDownLatch stopsMayEnd = new CountDownLatch(1);
    private int services;

    public InMemoryPlatformLevers(InMemoryPlatform platform) {
        this.platform = platform;
    }

    @Override
    public TargetId serviceWith(int count) {
        TargetId target = absentService();
        platform.up(target, count);
        return target;
    }

    @Override
    public TargetId slowServiceWith(int count) {
        TargetId target = serviceWith(count);
        platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.STOP) {
                awaitTheirEnd();
            }
        });
        return target;
    }

    @Override
    public void slowStopsMayEnd() {
        stopsMayEnd.countDown();
    }

    @Override
    public TargetId absentService() {
        services++;
        return InMemoryPlatform.target("app" + services, "web");
    }

    @Override
    public void personStops(ContainerId container) {
        platform.stop(container);
    }

    @Override
    public void personStopsAll(TargetId target) {
        platform.stopAll(target);
    }

    @Override
    public void personStartsAgain(TargetId target) {
        platform.startAgain(target);
    }

    @Override
    public void personRemovesAll(TargetId target) {
        platform.removeAll(target);
    }

    @Override
    public void personScales(TargetId target, int count) {
        platform.up(target, count);
    }

    @Override
    public void personLabels(TargetId target, Map<String, String> labels) {
        platform.addOneWithLabels(target, labels);
    }

    @Override
    public void crash(ContainerId container) {
        platform.crash(container);
    }

    @Override
    public void breakStarts(TargetId target) {
        platform.failStarts("the network is gone");
    }

    @Override
    public void engineGoesAway() {
        platform.goAway("connection refused");
    }

    @Override
    public void engineComesBack() {
        platform.comeBack();
    }

    @Override
    public void dieBefore(Boundary deadly) {
        platform.atEveryBoundary(new Death(deadly)::pass);
    }

    @Override
    public void newProcess() {
        platform.restartProcess();
    }

    @Override
    public int existing(TargetId target) {
        return platform.look(target).containers().size();
    }

    /// Once dead, no call gets through any more, the clean-up after a failure included.
    private static final class Death {
        private final Boundary deadly;
        private volatile boolean isDead;

        private Death(Boundary deadly) {
            this.deadly = deadly;
        }

        private void pass(Boundary boundary) {
            if (isDead || boundary == deadly) {
                isDead = true;
                throw new SimulatedDeath(boundary);
            }
        }
    }

    private void awaitTheirEnd() {
        try {
            if (!stopsMayEnd.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody lets the slow stops end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
