package dev.plimsoll.adapters.docker.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who we are to registries, as a file says it: `{"registry.example.com": {"username": "ci", "password":
/// "..."}}`. The registry without a host of its own is `docker.io`.
///
/// The file is read for each pull, so that a changed password needs no restart.
public final class Registries {
    /// Everybody is a stranger.
    public static final Registries NONE = new Registries(null);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable Path file;

    private Registries(@Nullable Path file) {
        this.file = file;
    }

    /// Reads the file when somebody asks.
    public static Registries in(Path file) {
        return new Registries(file);
    }

    /// A file that does not say who we are. The message says why, and nothing of what is in it.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    /// Who we are to this registry; nobody when the file does not name it.
    ///
    /// @param host with its port, if one is written in the names of its images
    public Optional<RegistryLogin> login(String host) throws Unusable {
        return file == null ? Optional.empty() : Optional.ofNullable(read(file).get(host));
    }

    /// Everything that is in such a file, by host.
    public static Map<String, RegistryLogin> read(Path file) throws Unusable {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException broken) {
            throw new Unusable("is not JSON, at line " + broken.getLocation().getLineNr());
        } catch (IOException unreadable) {
            throw new Unusable("cannot be read");
        }
        if (!root.isObject()) {
            throw new Unusable("must be an object of registries by host");
        }
        Map<String, RegistryLogin> logins = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode username = entry.getValue().path("username");
            JsonNode password = entry.getValue().path("password");
            if (!username.isTextual() || !password.isTextual()) {
                throw new Unusable("must have a username and a password for " + entry.getKey());
            }
            logins.put(entry.getKey(), new RegistryLogin(username.asText(), password.asText()));
        }
        return logins;
    }
}
