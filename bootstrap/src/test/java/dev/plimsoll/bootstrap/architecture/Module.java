package dev.plimsoll.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/// A module and what it may know besides itself.
///
/// @param root the package that all of its classes are in or below
record Module(String name, String root, DescribedPredicate<JavaClass> mayKnow) {
    DescribedPredicate<JavaClass> classes() {
        return Packages.under(root);
    }

    /// The same module at another place, for a bad example of it.
    Module at(Class<?> example) {
        return new Module(name, example.getPackageName(), mayKnow);
    }

    @Override
    public String toString() {
        return name;
    }
}
