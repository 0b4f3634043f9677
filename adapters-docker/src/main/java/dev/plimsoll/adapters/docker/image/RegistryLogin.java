package dev.plimsoll.adapters.docker.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Who we are to a registry.
public record RegistryLogin(String username, String password) {
    /// What the Engine wants to know of it, as a header.
    String header(String registry) {
        ObjectNode login = Json.object()
                .put("username", username)
                .put("password", password)
                .put("serveraddress", registry);
        return Base64.getUrlEncoder().encodeToString(login.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Without the password, so that no log gets hold of it.
    @Override
    public String toString() {
        return username;
    }
}
