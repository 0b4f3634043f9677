package dev.plimsoll.application.codec.tree;

import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads a tree of maps, lists and scalars (parsed JSON), noting every problem with its path instead of
/// stopping at the first. After a problem a reader answers `null`; whoever built the tree calls [#refuse]
/// before using anything.
public final class Tree {
    private final Map<?, ?> node;
    private final String path;
    private final Noted noted;
    private final Set<String> asked = new HashSet<>();

    private Tree(Map<?, ?> node, String path, Noted noted) {
        this.node = node;
        this.path = path;
        this.noted = noted;
    }

    /// The problems of a whole tree, and where they are.
    private record Noted(Problems problems, Set<String> paths) {
        void add(Problem problem) {
            problems.add(problem);
            paths.add(problem.path());
        }

        /// Whether there is a problem at this place, or around it.
        boolean knows(String path) {
            return paths.stream().anyMatch(noted -> path.equals(noted) || path.startsWith(noted + "."));
        }
    }

    /// The root of a tree, whose paths start without a prefix.
    public static Tree of(Map<?, ?> root) {
        return new Tree(root, "", new Noted(new Problems(), new HashSet<>()));
    }

    /// Whether the key is there with a value other than null.
    public boolean has(String key) {
        return value(key) != null;
    }

    /// Whether the key is written out with null.
    public boolean isNull(String key) {
        return node.containsKey(key) && value(key) == null;
    }

    /// Whether there is a text under this key.
    public boolean isText(String key) {
        return value(key) instanceof String;
    }

    /// Whether there is an object under this key.
    public boolean isObject(String key) {
        return value(key) instanceof Map;
    }

    /// The text under this key, or null (with a problem unless it is simply absent).
    public @Nullable String text(String key) {
        return read(key, String.class, "must be a text");
    }

    /// The whole number under this key: `3`, but neither `3.5` nor `"3"`.
    public @Nullable Integer whole(String key) {
        Number number = read(key, Number.class, "must be a whole number");
        try {
            return number == null ? null : (Integer) new BigDecimal(number.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            problem(key, "must be a whole number");
            return null;
        }
    }

    public @Nullable Double number(String key) {
        Number number = read(key, Number.class, "must be a number");
        return number == null ? null : (Double) number.doubleValue();
    }

    public @Nullable Boolean truth(String key) {
        return read(key, Boolean.class, "must be true or false");
    }

    /// The whole number of seconds under this key.
    public @Nullable Duration seconds(String key) {
        Integer value = whole(key);
        return value == null ? null : Duration.ofSeconds(value);
    }

    public @Nullable Instant instant(String key) {
        String text = text(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            problem(key, "must be a date");
            return null;
        }
    }

    /// One of an enum's values, written in lower case.
    public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        String text = text(key);
        Problems unknown = new Problems();
        E chosen = Choice.of(type, text, key, unknown);
        take(unknown);
        return chosen;
    }

    /// The object under this key, sharing this tree's problems.
    public @Nullable Tree object(String key) {
        return object(key, "must be an object");
    }

    /// The same with a message of its own for what is no object.
    public @Nullable Tree object(String key, String otherwise) {
        Map<?, ?> map = read(key, Map.class, otherwise);
        return map == null ? null : new Tree(map, at(key), noted);
    }

    /// The keys of this object that are texts, in their order.
    public List<String> keys() {
        return node.keySet().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /// The list of texts under this key.
    public @Nullable List<String> texts(String key) {
        List<?> list = read(key, List.class, "must be a list");
        if (list != null && !list.stream().allMatch(String.class::isInstance)) {
            problem(key, "must be a list of texts");
            return null;
        }
        return list == null ? null : list.stream().map(String.class::cast).toList();
    }

    /// Each object of the list under this key through `read`; what `read` answers null for is left out.
    public <T> @Nullable List<T> objects(String key, Function<Tree, @Nullable T> read) {
        return items(key, read, null);
    }

    /// The same with a substitute for what is no object (with a problem), so that the others keep their
    /// places.
    public <T> @Nullable List<T> objects(String key, Function<Tree, @Nullable T> read, T substitute) {
        return items(key, read, substitute);
    }

    private <T> @Nullable List<T> items(String key, Function<Tree, @Nullable T> read, @Nullable T substitute) {
        List<?> list = read(key, List.class, "must be a list");
        if (list == null) {
            return null;
        }
        List<T> found = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            T item = substitute;
            if (list.get(index) instanceof Map<?, ?> map) {
                item = read.apply(new Tree(map, at(key + "[" + index + "]"), noted));
            } else {
                problem(key + "[" + index + "]", "must be an object");
            }
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /// The value, or a problem when the key is absent.
    public <T> @Nullable T required(String key, @Nullable T value) {
        if (value == null && !has(key)) {
            problem(key, "is required");
        }
        return value;
    }

    /// Notes every key that nobody asked for: a misspelt one must not be ignored in silence.
    public void refuseOthers() {
        for (Object key : node.keySet()) {
            if (!(key instanceof String text && asked.contains(text))) {
                problem(String.valueOf(key), "is not known");
            }
        }
    }

    /// Notes a problem at this key.
    public void problem(String key, String message) {
        noted.add(new Problem(at(key), message));
    }

    /// Builds a value, taking over what its constructor refuses; null then. Where the tree already has a
    /// problem, what the constructor says of the same place is about a substitute and is left out.
    public <T> @Nullable T build(Supplier<T> constructor) {
        return build(constructor, UnaryOperator.identity());
    }

    /// The same where the keys are not the constructor's.
    ///
    /// @param key finds the key for a path that the constructor names
    public <T> @Nullable T build(Supplier<T> constructor, UnaryOperator<String> key) {
        try {
            return constructor.get();
        } catch (InvalidSettings refused) {
            refused.problems().stream()
                    .map(found -> new Problem(at(key.apply(found.path())), found.message()))
                    .distinct()
                    .filter(found -> !noted.knows(found.path()))
                    .toList()
                    .forEach(noted::add);
            return null;
        }
    }

    /// Throws [InvalidSettings] with everything noted in the whole tree.
    public void refuse() {
        noted.problems().refuse();
    }

    private void take(Problems others) {
        var _ = build(() -> {
            others.refuse();
            return true;
        });
    }

    private <T> @Nullable T read(String key, Class<T> type, String message) {
        Object value = value(key);
        if (value != null && !type.isInstance(value)) {
            problem(key, message);
            return null;
        }
        return type.cast(value);
    }

    private @Nullable Object value(String key) {
        asked.add(key);
        return node.get(key);
    }

    private String at(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }
}
