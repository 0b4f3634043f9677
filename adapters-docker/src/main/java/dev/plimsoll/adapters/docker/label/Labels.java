package dev.plimsoll.adapters.docker.label;

/// The labels that make a container one of Compose's, and ours.
public final class Labels {
    /// How the names of Compose's begin.
    public static final String OF_COMPOSE = "com.docker.compose.";
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    public static final String NUMBER = "com.docker.compose.container-number";
    public static final String CONFIG_HASH = "com.docker.compose.config-hash";
    public static final String ONE_OFF = "com.docker.compose.oneoff";
    public static final String REPLACE = "com.docker.compose.replace";
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";
    public static final String WORKING_DIR = "com.docker.compose.project.working_dir";
    public static final String CONFIG_FILES = "com.docker.compose.project.config_files";

    /// On the containers that we made; Compose ignores labels it does not know.
    public static final String CREATED_BY = "dev.plimsoll.created-by";
    public static final String US = "plimsoll";

    /// On the containers of apps of our own, beside `CREATED_BY`.
    public static final String OWN_APP = "dev.plimsoll.app";
    public static final String OWN_TYPE = "dev.plimsoll.type";
    public static final String OWN_NUMBER = "dev.plimsoll.number";
    public static final String OWN_HASH = "dev.plimsoll.hash";

    private Labels() {}
}
