package dev.plimsoll.bootstrap.architecture.bad.usecase;

public final class ScalingEvaluator {}
