package dev.plimsoll.bootstrap.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells why each scaling was decided, each once: several may fall between two looks.
final class Narrator {
    private final Set<String> told = new HashSet<>();

    /// The reasons that were not told yet, oldest first.
    List<String> news(List<Scaling> recorded) {
        return recorded.stream()
                .filter(scaling -> told.add(scaling.id()))
                .map(Scaling::sentence)
                .toList();
    }
}
