package dev.plimsoll.domain.fleet;

import dev.plimsoll.domain.validation.Problems;

/// Names a scaling target: one container type (`web`, `worker`) of one app.
public record TargetId(AppId app, String containerType) {
    public TargetId {
        new Problems()
                .check(!containerType.isBlank(), "container_type", "must not be blank")
                .refuse();
    }

    @Override
    public String toString() {
        return app.name() + "/" + containerType;
    }
}
