package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.plimsoll.bootstrap.architecture.Code.PRODUCTION;
import static dev.plimsoll.bootstrap.architecture.Code.TESTS;
import static dev.plimsoll.bootstrap.architecture.Code.assertRejects;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.bootstrap.architecture.bad.clock.CountsNanoseconds;
import dev.plimsoll.bootstrap.architecture.bad.clock.HandsTheClockOn;
import dev.plimsoll.bootstrap.architecture.bad.clock.MakesAClock;
import dev.plimsoll.bootstrap.architecture.bad.clock.ReadsTheClock;
import dev.plimsoll.bootstrap.architecture.bad.policy.ClockedPolicy;
import dev.plimsoll.bootstrap.architecture.bad.policy.Policy;
import dev.plimsoll.bootstrap.architecture.bad.policy.ReadingPolicy;
import dev.plimsoll.bootstrap.architecture.bad.policy.RememberingPolicy;
import dev.plimsoll.bootstrap.architecture.bad.policy.RollingPolicy;
import dev.plimsoll.bootstrap.architecture.bad.sleep.Sleeps;
import dev.plimsoll.bootstrap.architecture.bad.sleep.SleepsByUnit;
import dev.plimsoll.bootstrap.demo.Demo;
import dev.plimsoll.domain.policy.ScalingPolicy;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurityTest {
    /// The pace of the demo before people's eyes, the rest between two attempts to reach an engine that is
    /// away, and the polling of a real engine by the kits.
    private static final DescribedPredicate<JavaClass> MAY_SLEEP =
            Packages.beside(Demo.class, "Pause").or(Packages.oneOf(DockerFleetEvents.class, Eventually.class));

    @Test
    void policies_are_records_without_clock_chance_or_outside_world() {
        areRecords(ScalingPolicy.class).check(PRODUCTION);
        knowOnlyValues(ScalingPolicy.class).check(PRODUCTION);
    }

    @Test
    void a_policy_that_is_no_record_is_rejected() {
        assertRejects(areRecords(Policy.class), RememberingPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {ClockedPolicy.class, ReadingPolicy.class, RollingPolicy.class})
    void a_policy_with_clock_chance_or_outside_world_is_rejected(Class<?> bad) {
        assertRejects(knowOnlyValues(Policy.class), bad);
    }

    @Test
    void only_the_edges_read_the_clock_of_the_machine() {
        readNoClock(Modules.DOMAIN.classes().or(Modules.APPLICATION.classes())).check(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(classes = {ReadsTheClock.class, HandsTheClockOn.class, MakesAClock.class, CountsNanoseconds.class})
    void reading_the_clock_of_the_machine_is_rejected(Class<?> bad) {
        assertRejects(readNoClock(equivalentTo(bad)), bad);
    }

    @Test
    void nothing_sleeps() {
        neverSleep().check(PRODUCTION);
        neverSleep().check(TESTS);
    }

    @ParameterizedTest
    @ValueSource(classes = {Sleeps.class, SleepsByUnit.class})
    void sleeping_is_rejected(Class<?> bad) {
        assertRejects(neverSleep(), bad);
    }

    private static ArchRule areRecords(Class<?> policy) {
        return classes()
                .that(arePolicies(policy))
                .should()
                .beRecords()
                .because("a policy is a pure function of its settings and the situation, and remembers nothing");
    }

    private static ArchRule knowOnlyValues(Class<?> policy) {
        return classes()
                .that(arePolicies(policy))
                .should()
                .onlyDependOnClassesThat(Modules.DOMAIN
                        .mayKnow()
                        .or(Modules.DOMAIN.classes())
                        .or(Packages.in(policy))
                        .as("are values"))
                .because("equal input must give equal output, today, tomorrow and in a simulation");
    }

    private static ArchRule readNoClock(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .accessTargetWhere(describe("reads the clock of the machine", PurityTest::readsTheClock))
                .because("`now` is handed in, so that a decision can be repeated and a test can set the time");
    }

    private static ArchRule neverSleep() {
        return noClasses()
                .that(not(MAY_SLEEP))
                .should()
                .accessTargetWhere(describe("sleeps", PurityTest::sleeps))
                .because("who sleeps waits too long or not long enough: wait for what is to happen, or set the time");
    }

    private static DescribedPredicate<JavaClass> arePolicies(Class<?> policy) {
        return assignableTo(policy).and(not(equivalentTo(policy)));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        boolean isSystem =
                owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        boolean isNow = owner.getPackageName().equals(Clock.class.getPackageName()) && name.equals("now");
        boolean isClock = name.startsWith("system") && owner.getPackageName().equals(Clock.class.getPackageName());
        return isSystem || isNow || isClock || owner.isEquivalentTo(Date.class);
    }

    private static boolean sleeps(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return access.getName().equals("sleep")
                && (owner.isAssignableTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class));
    }
}
