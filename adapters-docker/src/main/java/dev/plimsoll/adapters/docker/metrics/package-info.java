/// CPU and memory of containers, from cgroup files or the stats stream.
@NullMarked
package dev.plimsoll.adapters.docker.metrics;

import org.jspecify.annotations.NullMarked;
