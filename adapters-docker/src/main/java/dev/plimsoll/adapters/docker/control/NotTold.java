package dev.plimsoll.adapters.docker.control;

/// The Compose files do not tell what Compose wrote into a container. The message says why.
final class NotTold extends Exception {
    private static final long serialVersionUID = 1L;

    NotTold(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
