package dev.plimsoll.adapters.docker.support;

/// A service whose containers end well at SIGTERM, some a second later than others, and badly at SIGUSR1.
public final class UnevenService {
    public static final String YAML = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command:
                  - sh
                  - -c
                  - "slow() { case $$(hostname) in [0-7]*) sleep 1;; esac; exit 0; }; trap slow TERM; trap 'exit 3' USR1;\
             trap : HUP; while :; do sleep 1 & wait; done"
                network_mode: none
            """;

    private UnevenService() {}
}
