package dev.plimsoll.adapters.persistence.setting;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `setting`: its content as JSON.
@MappedEntity("setting")
record SettingRow(@Id String name, String content, long version) {}
