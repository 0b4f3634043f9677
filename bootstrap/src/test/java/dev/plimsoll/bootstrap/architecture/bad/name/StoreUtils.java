package dev.plimsoll.bootstrap.architecture.bad.name;

public interface StoreUtils {}
