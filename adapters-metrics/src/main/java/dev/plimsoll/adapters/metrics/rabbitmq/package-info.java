/// Queues of a RabbitMQ server.
@NullMarked
package dev.plimsoll.adapters.metrics.rabbitmq;

import org.jspecify.annotations.NullMarked;
