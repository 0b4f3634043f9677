package dev.plimsoll.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Packages named through a class in them, so that a move takes the rules along.
final class Packages {
    private Packages() {}

    /// The package above the one of this class.
    static String above(Class<?> type) {
        return above(type.getPackageName());
    }

    static String above(String packageName) {
        return packageName.substring(0, packageName.lastIndexOf('.'));
    }

    /// Classes in exactly the packages of these classes.
    static DescribedPredicate<JavaClass> in(Class<?>... types) {
        return JavaClass.Predicates.resideInAnyPackage(
                        Arrays.stream(types).map(Class::getPackageName).toArray(String[]::new))
                .as("the packages of " + names(types));
    }

    /// Classes in the packages of these classes and below.
    static DescribedPredicate<JavaClass> under(Class<?>... types) {
        return under(Arrays.stream(types).map(Class::getPackageName).toArray(String[]::new));
    }

    static DescribedPredicate<JavaClass> under(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(
                Arrays.stream(packages).map(name -> name + "..").toArray(String[]::new));
    }

    /// Exactly these classes.
    static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        return DescribedPredicate.describe(
                "one of " + names(types), found -> Arrays.stream(types).anyMatch(found::isEquivalentTo));
    }

    /// The class of this name beside another one, where that name is not public.
    static DescribedPredicate<JavaClass> beside(Class<?> neighbour, String simpleName) {
        return DescribedPredicate.describe(
                simpleName, found -> found.getName().equals(neighbour.getPackageName() + "." + simpleName));
    }

    private static String names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
