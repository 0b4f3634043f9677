package dev.plimsoll.adapters.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A sequence of JSON objects that the Engine sends as things happen.
public final class EngineStream implements AutoCloseable {
    private final DockerHttpClient.Response response;
    private final String what;

    EngineStream(DockerHttpClient.Response response, String what) {
        this.response = response;
        this.what = what;
    }

    /// Hands over each object until the Engine ends the stream.
    ///
    /// @throws EngineUnavailable when the connection breaks, or the reading thread is interrupted
    public void forEach(Consumer<JsonNode> taker) {
        forEachWhile(() -> true, taker);
    }

    /// The same until nobody wants more, which is asked as each object comes, and before it is handed over.
    public void forEachWhile(BooleanSupplier isWanted, Consumer<JsonNode> taker) {
        try {
            // Never closed by itself: that would read the body to its end, which does not come.
            MappingIterator<JsonNode> objects =
                    Json.MAPPER.readerFor(JsonNode.class).readValues(response.getBody());
            while (objects.hasNextValue() && isWanted.getAsBoolean()) {
                taker.accept(objects.nextValue());
            }
        } catch (IOException e) {
            throw new EngineUnavailable(what + ": the stream broke", e);
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
