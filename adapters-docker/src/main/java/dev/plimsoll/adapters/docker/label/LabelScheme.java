package dev.plimsoll.adapters.docker.label;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Which labels say to whom a container belongs, for each kind of app.
public enum LabelScheme {
    // First, as an image that Compose built has labels of Compose's, which its containers inherit.
    OWN(AppKind.PLIMSOLL, Labels.OWN_APP, Labels.OWN_TYPE, Labels.OWN_NUMBER, Labels.OWN_HASH),
    COMPOSE(AppKind.COMPOSE, Labels.PROJECT, Labels.SERVICE, Labels.NUMBER, Labels.CONFIG_HASH);

    private final AppKind kind;
    private final String app;
    private final String type;
    private final String number;
    private final String hash;

    LabelScheme(AppKind kind, String app, String type, String number, String hash) {
        this.kind = kind;
        this.app = app;
        this.type = type;
        this.number = number;
        this.hash = hash;
    }

    public static LabelScheme of(AppKind kind) {
        return switch (kind) {
            case COMPOSE -> COMPOSE;
            case PLIMSOLL -> OWN;
        };
    }

    /// By which labels the container that has these is known; by none when it belongs to nobody we know,
    /// and when it is one of a `compose run`. Images name an app and a type, too, but only containers of
    /// an app have a hash.
    static Optional<LabelScheme> of(UnaryOperator<String> labels) {
        boolean isOneOff = labels.apply(Labels.ONE_OFF).equalsIgnoreCase("true");
        return Arrays.stream(values())
                .filter(scheme -> Stream.of(scheme.app, scheme.type, scheme.hash)
                        .noneMatch(name -> labels.apply(name).isBlank()))
                .findFirst()
                .filter(scheme -> scheme == OWN || !isOneOff);
    }

    /// The target of the container that has these labels.
    public static Optional<TargetId> targetOf(UnaryOperator<String> labels) {
        return of(labels).map(scheme -> scheme.target(labels));
    }

    TargetId target(UnaryOperator<String> labels) {
        return new TargetId(new AppId(kind, labels.apply(app)), labels.apply(type));
    }

    /// The label with the name of the app.
    public String app() {
        return app;
    }

    /// The label with the container type.
    public String type() {
        return type;
    }

    /// The label with the container's number within its type.
    public String number() {
        return number;
    }

    /// The label that tells one configuration from the next.
    public String hash() {
        return hash;
    }
}
