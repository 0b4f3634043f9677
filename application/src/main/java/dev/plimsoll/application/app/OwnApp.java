package dev.plimsoll.application.app;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An app that was made through the API.
///
/// @param isRemoved nobody sees it any more, and it is forgotten once its containers are gone
/// @param types sorted by name; also those that are removed
public record OwnApp(String name, Instant createdAt, boolean isRemoved, List<Type> types) {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 48;
    private static final Pattern LETTERS = Pattern.compile("[a-z0-9-]*");

    public OwnApp {
        types = List.copyOf(types);
    }

    /// One container type: what is wanted, as people described it.
    ///
    /// @param isRemoved nobody sees it any more, and it is forgotten once its containers are gone
    public record Type(
            String name, ContainerTemplate template, Instant createdAt, Instant updatedAt, boolean isRemoved) {
        private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

        /// Whether a container type may be called so: it is a host name to the others.
        public static boolean isName(String name) {
            return NAME.matcher(name).matches();
        }
    }

    /// One that has no container types yet.
    public static OwnApp create(String name, Instant now) {
        return new OwnApp(name, now, false, List.of());
    }

    public AppId id() {
        return new AppId(AppKind.PLIMSOLL, name);
    }

    /// The container type of this name, unless it or the app is removed.
    public Optional<Type> type(String containerType) {
        return present().stream()
                .filter(type -> type.name().equals(containerType))
                .findFirst();
    }

    /// Those container types that are not removed.
    public List<Type> present() {
        return isRemoved
                ? List.of()
                : types.stream().filter(type -> !type.isRemoved()).toList();
    }

    /// The targets whose containers are to go.
    public List<TargetId> removed() {
        return types.stream()
                .filter(type -> isRemoved || type.isRemoved())
                .map(type -> new TargetId(id(), type.name()))
                .toList();
    }

    /// Why an app must not be called so, in the words that clients of Scalingo know; empty when it may.
    public static Optional<String> problemOf(String name) {
        if (name.length() < SHORTEST) {
            return Optional.of("is too short (minimum is %d characters)".formatted(SHORTEST));
        }
        if (name.length() > LONGEST) {
            return Optional.of("is too long (maximum is %d characters)".formatted(LONGEST));
        }
        if (!LETTERS.matcher(name).matches()) {
            return Optional.of("should contain only lowercase letters, digits and hyphens");
        }
        if (name.startsWith("-")) {
            return Optional.of("can't start with an hyphen");
        }
        if (name.endsWith("-")) {
            return Optional.of("can't end with an hyphen");
        }
        return name.contains("--") ? Optional.of("can't contain two hyphens in a row") : Optional.empty();
    }
}
