package dev.plimsoll.bootstrap.architecture.bad.engine;

import com.github.dockerjava.transport.DockerHttpClient;

public record KnowsAnEngine(DockerHttpClient client) {}
