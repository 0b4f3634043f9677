package dev.plimsoll.application.codec;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a tree of maps, lists and scalars (parsed JSON), noting every problem with its path instead of stopping at the
/// first. After a problem a reader answers `null`; whoever built the tree calls [#refuse] before using anything.
public final class Tree {
    private final Map<?, ?> node;
    private final String path;
    private final Problems problems;

    private Tree(Map<?, ?> node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /// The root of a tree, whose paths start without a prefix.
    public static Tree of(Map<?, ?> root) {
        return new Tree(root, "", new Problems());
    }

    /// Whether the key is there with a value other than null.
    public boolean has(String key) {
        return node.get(key) != null;
    }

    /// Whether the key is written out with null.
    public boolean isNull(String key) {
        return node.containsKey(key) && node.get(key) == null;
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

    /// The object under this key, sharing this tree's problems.
    public @Nullable Tree object(String key) {
        Map<?, ?> map = read(key, Map.class, "must be an object");
        return map == null ? null : new Tree(map, at(key), problems);
    }

    /// Each object of the list under this key through `read`; what `read` answers null for is left out.
    public <T> @Nullable List<T> objects(String key, Function<Tree, @Nullable T> read) {
        List<?> list = read(key, List.class, "must be a list");
        if (list == null) {
            return null;
        }
        List<T> found = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            T item = null;
            if (list.get(index) instanceof Map<?, ?> map) {
                item = read.apply(new Tree(map, at(key + "[" + index + "]"), problems));
            } else {
                problem(key + "[" + index + "]", "must be an object");
            }
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /// Notes a problem at this key.
    public void problem(String key, String message) {
        problems.add(new Problem(at(key), message));
    }

    /// Builds a value, taking over what its constructor refuses; null then.
    public <T> @Nullable T build(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidSettings refused) {
            refused.problems().forEach(found -> problem(found.path(), found.message()));
            return null;
        }
    }

    /// Throws [InvalidSettings] with everything noted in the whole tree.
    public void refuse() {
        problems.refuse();
    }

    private <T> @Nullable T read(String key, Class<T> type, String message) {
        Object value = node.get(key);
        if (value != null && !type.isInstance(value)) {
            problem(key, message);
            return null;
        }
        return type.cast(value);
    }

    private String at(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }
}
