package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Copies single files from one container into another that has not been started yet, mode and owner
/// included.
///
/// @param archives what is unpacked at the root of each clone, read from the sibling once
record InlineFiles(List<Archive> archives) {
    static final InlineFiles NONE = new InlineFiles(List.of());

    /// One file as a tar whose entry is the whole path: its folders need not exist in the image.
    record Archive(String path, Reply content) {
        boolean isRegularFile() {
            try (TarArchiveInputStream read = read()) {
                TarArchiveEntry first = read.getNextEntry();
                return first != null && first.isFile() && !first.isSymbolicLink();
            } catch (IOException e) {
                throw improper(e);
            }
        }

        private TarArchiveInputStream read() {
            return new TarArchiveInputStream(new ByteArrayInputStream(content.bytes()));
        }

        private EngineUnavailable improper(IOException cause) {
            return new EngineUnavailable(path + ": the engine sent no proper archive", cause);
        }
    }

    static Archive read(Engine engine, ContainerId sibling, String path) {
        Reply content = engine.get(
                "/containers/%s/archive?path=%s".formatted(sibling.value(), Engine.quote(path)),
                "reading %s from its sibling".formatted(path));
        return new Archive(path, content);
    }

    /// Answers what went wrong, if anything did.
    Optional<String> putInto(Engine engine, ContainerId clone) {
        for (Archive archive : archives) {
            Reply reply = engine.putArchive(
                    "/containers/%s/archive?path=/".formatted(clone.value()),
                    atItsPath(archive),
                    "writing %s into a new container".formatted(archive.path()));
            if (!reply.isOk()) {
                return Optional.of("%s could not be copied: %s".formatted(archive.path(), reply.message()));
            }
        }
        return Optional.empty();
    }

    private static byte[] atItsPath(Archive archive) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveInputStream read = archive.read();
                TarArchiveOutputStream written = new TarArchiveOutputStream(bytes)) {
            written.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (TarArchiveEntry entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                entry.setName(archive.path().substring(1));
                // As Compose does it: a clone is copied in its turn, and this tells which files it was given.
                entry.setModTime(System.currentTimeMillis());
                written.putArchiveEntry(entry);
                read.transferTo(written);
                written.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw archive.improper(e);
        }
        return bytes.toByteArray();
    }
}
