package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.plimsoll.bootstrap.architecture.Code.PRODUCTION;
import static dev.plimsoll.bootstrap.architecture.Code.assertRejects;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.application.usecase.EvaluateAutoscaler;
import dev.plimsoll.bootstrap.architecture.bad.name.IStore;
import dev.plimsoll.bootstrap.architecture.bad.name.StoreImpl;
import dev.plimsoll.bootstrap.architecture.bad.name.StoreManager;
import dev.plimsoll.bootstrap.architecture.bad.name.StorePort;
import dev.plimsoll.bootstrap.architecture.bad.name.StoreUtil;
import dev.plimsoll.bootstrap.architecture.bad.name.StoreUtils;
import dev.plimsoll.bootstrap.architecture.bad.unmarked.Unmarked;
import dev.plimsoll.bootstrap.architecture.bad.usecase.ScalingEvaluator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    /// What a use case does; a new verb is welcome here once no other says it.
    private static final String VERBS =
            "Activate|Change|Converge|Declare|Deliver|Evaluate|Exchange|Find|Follow|Manage|Preview|Protect|Prune|Read|Receive"
                    + "|Recommend|Record|Register|Remove|Restart|Resume|Scale|Simulate|Watch";

    @Test
    void types_are_nouns_that_say_what_they_are() {
        areNouns().check(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IStore.class,
                StoreImpl.class,
                StoreManager.class,
                StoreUtil.class,
                StoreUtils.class,
                StorePort.class
            })
    void a_name_that_says_only_how_it_is_built_is_rejected(Class<?> bad) {
        assertRejects(areNouns(), bad);
    }

    @Test
    void use_cases_start_with_a_verb() {
        startWithAVerb(EvaluateAutoscaler.class).check(PRODUCTION);
    }

    @Test
    void a_use_case_that_is_named_like_a_thing_is_rejected() {
        assertRejects(startWithAVerb(ScalingEvaluator.class), ScalingEvaluator.class);
    }

    @Test
    void every_package_is_null_marked() {
        areInNullMarkedPackages().check(PRODUCTION);
    }

    @Test
    void a_package_that_is_not_null_marked_is_rejected() {
        assertRejects(areInNullMarkedPackages(), Unmarked.class);
    }

    private static ArchRule areNouns() {
        return noClasses()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z]\\w*")
                .orShould()
                .haveNameMatching(".*(Impl|Manager|Utils?|Port)")
                .because("`I`, `Impl`, `Manager`, `Util` and `Port` say how a type is built and not what it is");
    }

    private static ArchRule startWithAVerb(Class<?> useCase) {
        return classes()
                .that(Packages.in(useCase))
                .and()
                .areTopLevelClasses()
                .and(not(assignableTo(Throwable.class)))
                .should()
                .haveNameMatching(".*\\.(" + VERBS + ")[A-Z]\\w*")
                .because("a use case is something that is done, and its name says what");
    }

    private static ArchRule areInNullMarkedPackages() {
        DescribedPredicate<JavaClass> marked = describe(
                "are in a package with @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        return classes()
                .should(ArchCondition.from(marked))
                .because("NullAway looks only where @NullMarked says that nothing is null unless it says so");
    }
}
