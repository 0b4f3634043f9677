package dev.plimsoll.bootstrap.architecture.bad.unmarked;

public final class Unmarked {}
