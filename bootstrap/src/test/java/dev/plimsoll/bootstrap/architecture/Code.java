package dev.plimsoll.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.plimsoll.bootstrap.architecture.bad.Examples;
import io.micronaut.core.annotation.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The compiled code that rules look at: what is on the class path, and the tests of all modules.
final class Code {
    /// Everything of ours on the class path: production classes, kits and fakes.
    static final JavaClasses CLASS_PATH = new ClassFileImporter()
            .importPackages(Packages.above(Modules.DOMAIN.root()))
            .that(isHandWritten().and(not(Packages.under(Examples.class))));

    /// The production classes of all modules.
    static final JavaClasses PRODUCTION =
            CLASS_PATH.that(not(describe("are of tests", type -> isOfTests(sourceOf(type)))));

    /// The test classes of all modules.
    static final JavaClasses TESTS = new ClassFileImporter()
            .importPaths(testFolders())
            .that(isHandWritten().and(not(Packages.under(Examples.class))));

    private Code() {}

    /// The compiled tests of the module that a class comes from, whether that lies in a folder or in a jar.
    static Path testFolderOf(JavaClass type) {
        String source = sourceOf(type);
        int target = source.indexOf("/target/");
        assertThat(target)
                .as("%s is not below the target folder of a module, so its tests cannot be found", source)
                .isPositive();
        String module = source.substring(0, target).replaceFirst("^(file:)?/+", "/");
        return Path.of(module, "target", "test-classes");
    }

    /// Asserts that the rule is broken by this class, and says so.
    static void assertRejects(ArchRule rule, Class<?>... bad) {
        EvaluationResult result = rule.evaluate(examples(bad));
        assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(bad[0].getSimpleName());
    }

    /// The packages of these bad examples.
    static JavaClasses examples(Class<?>... bad) {
        return new ClassFileImporter().importPackagesOf(bad).that(isHandWritten());
    }

    private static List<Path> testFolders() {
        List<Path> folders =
                PRODUCTION.stream().map(Code::testFolderOf).distinct().toList();
        assertThat(folders).hasSameSizeAs(Modules.all()).allMatch(Code::hasClasses);
        return folders;
    }

    private static boolean hasClasses(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException missing) {
            throw new AssertionError("the tests of all modules must be compiled before: " + folder, missing);
        }
    }

    private static String sourceOf(JavaClass type) {
        return type.getSource().orElseThrow().getUri().getSchemeSpecificPart();
    }

    private static boolean isOfTests(String source) {
        return source.contains("/test-classes/") || source.contains("-tests.jar");
    }

    /// Neither written by an annotation processor (`$Thing$Definition`, `Thing$Intercepted`) nor a package's own.
    private static DescribedPredicate<JavaClass> isHandWritten() {
        return describe("are hand-written", type -> {
            String name = type.getName().substring(type.getPackageName().length());
            return !name.startsWith(".$") && !name.equals(".package-info") && !type.isAnnotatedWith(Generated.class);
        });
    }
}
