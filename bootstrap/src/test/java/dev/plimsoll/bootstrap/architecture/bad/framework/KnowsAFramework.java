package dev.plimsoll.bootstrap.architecture.bad.framework;

import jakarta.inject.Singleton;

@Singleton
public final class KnowsAFramework {}
