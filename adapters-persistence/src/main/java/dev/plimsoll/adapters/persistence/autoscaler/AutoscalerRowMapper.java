package dev.plimsoll.adapters.persistence.autoscaler;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.codec.MemoryCodec;
import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/// Autoscalers <-> rows.
@Singleton
final class AutoscalerRowMapper {
    private final JsonText json;

    AutoscalerRowMapper(JsonText json) {
        this.json = json;
    }

    AutoscalerRow row(Autoscaler autoscaler) {
        TargetId target = autoscaler.target();
        return new AutoscalerRow(
                autoscaler.id().value(),
                target.app().kind().name(),
                target.app().name(),
                target.containerType(),
                json.write(SettingsCodec.write(autoscaler.settings())),
                autoscaler.owner().name(),
                autoscaler.desired(),
                json.write(MemoryCodec.write(autoscaler.memory())),
                UtcText.write(autoscaler.createdAt()),
                UtcText.write(autoscaler.updatedAt()),
                UtcText.writeNullable(autoscaler.lastScaleAt()),
                autoscaler.version());
    }

    Autoscaler autoscaler(AutoscalerRow row) {
        try {
            return new Autoscaler(
                    new AutoscalerId(row.id()),
                    new TargetId(new AppId(AppKind.valueOf(row.appKind()), row.appName()), row.containerType()),
                    SettingsCodec.readStored(json.read(row.settings())),
                    Owner.valueOf(row.owner()),
                    row.desired(),
                    MemoryCodec.read(json.read(row.memory())),
                    UtcText.read(row.createdAt()),
                    UtcText.read(row.updatedAt()),
                    UtcText.readNullable(row.lastScaleAt()),
                    row.version());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // Not what a person sent just now: it must not look like their mistake.
            throw new IllegalStateException("autoscaler " + row.id() + " is stored in a form we cannot read", e);
        }
    }
}
