package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One kind of vectors: turns an input into a call of the production code.
interface Kind {
    /// The keys that an input may have.
    Set<String> inputs();

    /// The keys that an expectation may have.
    Set<String> outcomes();

    /// Keys of an expectation that say how upstream keeps its books, not what comes out.
    default boolean isBookkeeping(String outcome) {
        return false;
    }

    /// What comes out, by the keys of the expectation.
    Map<String, @Nullable Object> run(JsonNode input);
}
