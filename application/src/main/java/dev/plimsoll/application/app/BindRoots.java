package dev.plimsoll.application.app;

import dev.plimsoll.domain.validation.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The folders of the host below which containers may be given files; none unless somebody names some.
///
/// Paths are compared as they are written: a link that leads out of such a folder is the doing of whoever may write
/// there.
public record BindRoots(List<String> roots) {
    public static final BindRoots NONE = new BindRoots(List.of());

    public BindRoots {
        roots = roots.stream().map(BindRoots::plain).toList();
    }

    /// Whether a folder or file is one of these folders, or below one.
    public boolean allow(String path) {
        String plain = plain(path);
        return roots.stream()
                .anyMatch(root -> plain.equals(root) || plain.startsWith(root.equals("/") ? root : root + "/"));
    }

    /// Refuses each volume of a template that is not allowed.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with each of them and its path
    public void check(ContainerTemplate template) {
        Problems problems = new Problems();
        for (int index = 0; index < template.volumes().size(); index++) {
            ContainerTemplate.Volume volume = template.volumes().get(index);
            problems.check(
                    !volume.isBind() || allow(volume.source()),
                    "volumes[" + index + "].source",
                    "is not below a folder that the service may bind (--bind-roots)");
        }
        problems.refuse();
    }

    /// The path without `.`, `..` and empty parts.
    private static String plain(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
