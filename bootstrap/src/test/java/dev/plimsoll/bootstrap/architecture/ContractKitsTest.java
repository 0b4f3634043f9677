package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.plimsoll.bootstrap.architecture.Code.CLASS_PATH;
import static dev.plimsoll.bootstrap.architecture.Code.PRODUCTION;
import static dev.plimsoll.bootstrap.architecture.Code.TESTS;
import static dev.plimsoll.bootstrap.architecture.Code.assertRejects;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.bootstrap.architecture.bad.port.WithEmptyKit;
import dev.plimsoll.bootstrap.architecture.bad.port.WithoutKit;
import dev.plimsoll.bootstrap.architecture.bad.untested.UntestedTransactions;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractKitsTest {
    @Test
    void every_port_has_a_contract_kit() {
        haveAKit(ports(ContainerControl.class), TESTS).check(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(classes = {WithoutKit.class, WithEmptyKit.class})
    void a_port_without_a_kit_that_tests_something_is_rejected(Class<?> bad) {
        assertRejects(haveAKit(ports(bad), Code.examples(bad)), bad);
    }

    @Test
    void every_fake_and_every_adapter_of_a_port_runs_its_kit() {
        DescribedPredicate<JavaClass> production =
                describe("are production classes", type -> PRODUCTION.contain(type.getName()));

        runTheKit(TESTS)
                .check(CLASS_PATH.that(Packages.in(InMemoryTransactions.class).or(production)));
    }

    @Test
    void an_adapter_that_does_not_run_the_kit_is_rejected() {
        JavaClasses noTests = TESTS.that(Packages.in(Transactions.class));

        assertRejects(runTheKit(noTests), UntestedTransactions.class);
    }

    private static ArchRule haveAKit(DescribedPredicate<JavaClass> ports, JavaClasses tests) {
        return classes()
                .that(ports)
                .should(satisfy(
                        "have a contract kit <Port>Contract",
                        port -> kitOf(port, tests)
                                .filter(ContractKitsTest::testsSomething)
                                .isPresent()))
                .because("what a port promises is worth what every adapter is tested for");
    }

    private static ArchRule runTheKit(JavaClasses tests) {
        return classes()
                .that(implementAPort())
                .should(satisfy(
                        "have a test in their module that runs the kit of each of their ports",
                        adapter -> runsItsKits(adapter, tests)))
                .because("an adapter that skips the kit of its port may break what the use cases rely on");
    }

    private static boolean runsItsKits(JavaClass adapter, JavaClasses tests) {
        return adapter.getAllRawInterfaces().stream()
                .filter(ports(ContainerControl.class))
                .allMatch(port -> isRun(port, adapter, tests));
    }

    private static boolean isRun(JavaClass port, JavaClass adapter, JavaClasses tests) {
        String kit = kitName(port);
        return tests.stream()
                .filter(test -> Code.testFolderOf(test).equals(Code.testFolderOf(adapter)))
                .filter(test -> !test.getModifiers().contains(ABSTRACT))
                .anyMatch(test -> test.getAllRawSuperclasses().stream()
                        .anyMatch(above -> above.getSimpleName().equals(kit)));
    }

    private static Optional<JavaClass> kitOf(JavaClass port, JavaClasses tests) {
        return tests.stream()
                .filter(test -> test.getSimpleName().equals(kitName(port)))
                .findFirst();
    }

    private static String kitName(JavaClass port) {
        return port.getSimpleName() + "Contract";
    }

    private static boolean testsSomething(JavaClass kit) {
        return kit.getMethods().stream()
                .anyMatch(method ->
                        method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
    }

    private static DescribedPredicate<JavaClass> ports(Class<?> one) {
        return Packages.in(one).and(describe("are ports", type -> type.isInterface() && type.isTopLevelClass()));
    }

    private static DescribedPredicate<JavaClass> implementAPort() {
        return describe(
                "implement a port",
                type -> !type.isInterface()
                        && !type.getModifiers().contains(ABSTRACT)
                        && type.getAllRawInterfaces().stream().anyMatch(ports(ContainerControl.class)));
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = predicate.test(type);
                events.add(new SimpleConditionEvent(
                        type, holds, type.getName() + (holds ? " does " : " does not ") + description));
            }
        };
    }
}
