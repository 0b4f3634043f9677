package dev.plimsoll.adapters.docker.control;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads Compose files and keeps them until they change.
final class ComposeYaml {
    private static final Logger LOG = LoggerFactory.getLogger(ComposeYaml.class);
    /// Projects with a block of settings that all services share have more than the 50 that the library allows.
    private static final int ALIASES = 2000;

    private final Map<Path, Parsed> known = new ConcurrentHashMap<>();

    private record Parsed(FileTime modifiedAt, Map<?, ?> content) {}

    /// A value that replaces what earlier files say (`!override`), or takes it away (`!reset`).
    record Replacing(@Nullable Object value) {}

    Map<?, ?> read(Path file) throws NotTold {
        try {
            FileTime modifiedAt = Files.getLastModifiedTime(file);
            Parsed before = known.get(file);
            if (before != null && before.modifiedAt().equals(modifiedAt)) {
                return before.content();
            }
            Map<?, ?> content = parse(file);
            known.put(file, new Parsed(modifiedAt, content));
            return content;
        } catch (IOException e) {
            LOG.debug("Its inline configs and secrets are unknown: {}", file, e);
            throw new NotTold("%s cannot be read here".formatted(file));
        } catch (YAMLException | IllegalArgumentException e) {
            LOG.debug("Its inline configs and secrets are unknown: {}", file, e);
            throw new NotTold("%s is not understood".formatted(file));
        }
    }

    private static Map<?, ?> parse(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no regular file");
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES);
        options.setWarnOnDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            return map(new Yaml(new AnyTag(options)).<Object>load(reader));
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        return plain(value) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return plain(value) instanceof List<?> list ? list : List.of();
    }

    /// Empty when there is no such value, or more than a single one.
    static String text(@Nullable Object value) {
        return switch (plain(value)) {
            case null -> "";
            case Map<?, ?> _, List<?> _ -> "";
            case Object single -> single.toString();
        };
    }

    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Replacing(Object inside) ? inside : value;
    }

    /// Takes a value with a tag that it does not know for what it would be without.
    private static final class AnyTag extends SafeConstructor {
        AnyTag(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public @Nullable Object construct(Node node) {
                    return switch (node.getTag().getValue()) {
                        case "!reset" -> new Replacing(null);
                        case "!override" -> new Replacing(untagged(node));
                        default -> untagged(node);
                    };
                }
            });
        }

        private @Nullable Object untagged(Node node) {
            return switch (node) {
                case MappingNode mapping -> constructMapping(mapping);
                case SequenceNode sequence -> constructSequence(sequence);
                case ScalarNode scalar -> constructScalar(scalar);
                default -> null;
            };
        }
    }
}
