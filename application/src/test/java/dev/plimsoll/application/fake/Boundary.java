package dev.plimsoll.application.fake;

/// The calls to the outside between which a process may die; a hook is asked right before each of them.
public enum Boundary {
    OBSERVE,
    CREATE,
    CONNECT,
    START,
    STOP,
    REMOVE
}
