package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.plimsoll.bootstrap.architecture.Code.PRODUCTION;
import static dev.plimsoll.bootstrap.architecture.Code.assertRejects;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.control.ControlLoop;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.simulation.Simulation;
import dev.plimsoll.application.simulation.autoscaler.SimulatedAutoscaler;
import dev.plimsoll.application.simulation.job.Lineup;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.application.usecase.EvaluateAutoscaler;
import dev.plimsoll.bootstrap.architecture.bad.adapter.KnowsAnAdapter;
import dev.plimsoll.bootstrap.architecture.bad.bootstrap.KnowsBootstrap;
import dev.plimsoll.bootstrap.architecture.bad.clock.KeepsAClock;
import dev.plimsoll.bootstrap.architecture.bad.cycle.Cycle;
import dev.plimsoll.bootstrap.architecture.bad.cycle.one.One;
import dev.plimsoll.bootstrap.architecture.bad.cycle.two.Two;
import dev.plimsoll.bootstrap.architecture.bad.database.KnowsADatabase;
import dev.plimsoll.bootstrap.architecture.bad.engine.KnowsAnEngine;
import dev.plimsoll.bootstrap.architecture.bad.files.ReadsFiles;
import dev.plimsoll.bootstrap.architecture.bad.framework.KnowsAFramework;
import dev.plimsoll.bootstrap.architecture.bad.layers.Layers;
import dev.plimsoll.bootstrap.architecture.bad.layers.lower.LooksUp;
import dev.plimsoll.bootstrap.architecture.bad.layers.upper.Upper;
import dev.plimsoll.bootstrap.architecture.bad.network.CallsTheNetwork;
import dev.plimsoll.bootstrap.architecture.bad.thread.StartsAThread;
import dev.plimsoll.domain.adaptive.AdaptivePlanner;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DependenciesTest {
    @ParameterizedTest
    @MethodSource("modules")
    void a_module_knows_only_what_its_white_list_names(Module module) {
        knowsOnlyItsWhiteList(module).check(PRODUCTION);
    }

    @ParameterizedTest(name = "{0} rejects {1}")
    @MethodSource("forbiddenKnowledge")
    void what_is_on_no_white_list_is_rejected(Module module, Class<?> bad) {
        assertRejects(knowsOnlyItsWhiteList(module.at(bad)), bad);
    }

    @Test
    void every_class_is_under_a_rule() {
        isInOneOf(Modules.all()).check(PRODUCTION);
    }

    @Test
    void a_class_that_no_module_claims_is_rejected() {
        assertRejects(isInOneOf(List.of(Modules.DOMAIN, Modules.APPLICATION)), Upper.class);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_of_a_module_form_no_cycle(Module module) {
        hasNoCycles(module).check(PRODUCTION);
    }

    @Test
    void packages_that_need_each_other_are_rejected() {
        assertRejects(hasNoCycles(Modules.DOMAIN.at(Cycle.class)), One.class, Two.class);
    }

    @Test
    void packages_of_the_domain_know_only_those_below() {
        knowOnlyThoseBelow(
                        Alert.class,
                        Autoscaler.class,
                        ScalingPolicy.class,
                        Decision.class,
                        MetricName.class,
                        Fleet.class,
                        AdaptivePlanner.class,
                        Problem.class)
                .check(PRODUCTION.that(Modules.DOMAIN.classes()));
    }

    @Test
    void packages_of_the_application_know_only_those_below() {
        knowOnlyThoseBelow(
                        EvaluateAutoscaler.class,
                        Lineup.class,
                        SimulatedAutoscaler.class,
                        Peers.class,
                        Simulation.class,
                        ControlLoop.class,
                        Traffic.class,
                        Explainer.class,
                        PolicyCodec.class,
                        Tree.class,
                        ContainerControl.class,
                        ScalingEvent.class,
                        Operation.class,
                        Notifier.class,
                        LifecycleHook.class,
                        OwnApp.class,
                        AppEvent.class,
                        Origin.class,
                        Rollup.class,
                        Token.class,
                        Endpoint.class)
                .check(PRODUCTION.that(Modules.APPLICATION.classes()));
    }

    @Test
    void a_package_that_knows_one_above_is_rejected() {
        assertRejects(knowOnlyThoseBelow(Upper.class, LooksUp.class), LooksUp.class, Upper.class);
    }

    @Test
    void a_package_without_a_layer_is_rejected() {
        assertRejects(knowOnlyThoseBelow(Upper.class), Layers.class, Upper.class);
    }

    private static ArchRule knowsOnlyItsWhiteList(Module module) {
        return classes()
                .that(module.classes())
                .should()
                .onlyDependOnClassesThat(module.classes().or(module.mayKnow()).as("it may know"))
                .because(
                        "dependencies point inwards: domain <- application <- adapters <- bootstrap, each adapter has one"
                                + " outside thing of its own, and whatever else a module needs is put on its white list on purpose");
    }

    private static ArchRule isInOneOf(List<Module> modules) {
        return classes()
                .should()
                .resideInAnyPackage(
                        modules.stream().map(module -> module.root() + "..").toArray(String[]::new))
                .because("a class outside of all modules is a class without rules");
    }

    private static ArchRule hasNoCycles(Module module) {
        return slices().matching(module.root() + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood, changed and tested together")
                // A module of one package has none.
                .allowEmptyShould(true);
    }

    /// From the top, one class of each package.
    private static ArchRule knowOnlyThoseBelow(Class<?>... fromTheTop) {
        LayeredArchitecture layers = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture();
        List<String> names = Stream.of(fromTheTop).map(Class::getPackageName).toList();
        for (String name : names) {
            layers = layers.layer(name).definedBy(name);
        }
        for (int i = 1; i < names.size(); i++) {
            layers = layers.whereLayer(names.get(i))
                    .mayOnlyBeAccessedByLayers(names.subList(0, i).toArray(String[]::new));
        }
        return layers.whereLayer(names.getFirst())
                .mayNotBeAccessedByAnyLayer()
                .because("a reader goes from the decision down to what it is made of, and never back up");
    }

    private static List<Module> modules() {
        return Modules.all();
    }

    private static Stream<Arguments> forbiddenKnowledge() {
        Stream<Arguments> everywhere = Stream.concat(
                        Stream.of(Modules.DOMAIN, Modules.APPLICATION), Modules.ADAPTERS.stream())
                .map(module -> arguments(module, KnowsBootstrap.class));
        return Stream.concat(
                everywhere,
                Stream.of(
                        arguments(Modules.DOMAIN, ReadsFiles.class),
                        arguments(Modules.DOMAIN, KnowsAFramework.class),
                        arguments(Modules.DOMAIN, KnowsAnAdapter.class),
                        arguments(Modules.DOMAIN, KnowsADatabase.class),
                        arguments(Modules.DOMAIN, KeepsAClock.class),
                        arguments(Modules.DOMAIN, StartsAThread.class),
                        arguments(Modules.APPLICATION, ReadsFiles.class),
                        arguments(Modules.APPLICATION, KnowsAFramework.class),
                        arguments(Modules.APPLICATION, KnowsAnAdapter.class),
                        arguments(Modules.APPLICATION, KnowsADatabase.class),
                        arguments(Modules.REST, KnowsADatabase.class),
                        arguments(Modules.REST, KnowsAnEngine.class),
                        arguments(Modules.ACTIVATOR, KnowsADatabase.class),
                        arguments(Modules.ACTIVATOR, KnowsAnAdapter.class),
                        arguments(Modules.ACTIVATOR, KnowsAFramework.class),
                        arguments(Modules.LOAD_BALANCER, KnowsADatabase.class),
                        arguments(Modules.LOAD_BALANCER, KnowsAnAdapter.class),
                        arguments(Modules.LOAD_BALANCER, KnowsAFramework.class),
                        arguments(Modules.DOCKER, KnowsADatabase.class),
                        arguments(Modules.DOCKER, KnowsAnAdapter.class),
                        arguments(Modules.DOCKER, KnowsAFramework.class),
                        arguments(Modules.NOTIFICATIONS, KnowsADatabase.class),
                        arguments(Modules.NOTIFICATIONS, KnowsAnAdapter.class),
                        arguments(Modules.NOTIFICATIONS, KnowsAFramework.class),
                        arguments(Modules.PERSISTENCE, KnowsAnEngine.class),
                        arguments(Modules.PERSISTENCE, KnowsAnAdapter.class),
                        arguments(Modules.PERSISTENCE, CallsTheNetwork.class),
                        arguments(Modules.BOOTSTRAP, KnowsADatabase.class),
                        arguments(Modules.BOOTSTRAP, KnowsAnEngine.class)));
    }
}
