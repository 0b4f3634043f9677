package dev.plimsoll.adapters.persistence.metric;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// What is read of a row of `metric_definition`: its name, which with the app is its key, and the whole as JSON.
@MappedEntity("metric_definition")
record DefinitionRow(@Id String metricName, String definition) {}
