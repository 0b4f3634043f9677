package dev.plimsoll.bootstrap.architecture.bad.network;

import java.net.http.HttpClient;

public record CallsTheNetwork(HttpClient client) {}
