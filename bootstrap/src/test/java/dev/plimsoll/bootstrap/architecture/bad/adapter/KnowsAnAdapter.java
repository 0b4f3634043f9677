package dev.plimsoll.bootstrap.architecture.bad.adapter;

import dev.plimsoll.adapters.rest.RestDefaults;

public final class KnowsAnAdapter {
    public RestDefaults defaults() {
        return new RestDefaults();
    }
}
