package dev.plimsoll.adapters.persistence.memory;

import dev.plimsoll.application.memory.Snapshot.Recent;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Series of samples <-> compressed bytes: a version, how many series, and of each its metric, its container (empty for
/// the whole fleet), how many samples, and of each its time and value.
final class SnapshotBytes {
    private static final int VERSION = 1;

    private SnapshotBytes() {}

    static byte[] write(List<Recent> recent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(VERSION);
            out.writeInt(recent.size());
            for (Recent one : recent) {
                write(one, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a snapshot", e);
        }
        return bytes.toByteArray();
    }

    /// Reads what was written.
    ///
    /// @throws IOException when it is damaged, or of a newer release
    static List<Recent> read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("a snapshot of version " + version);
            }
            List<Recent> recent = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                recent.add(readOne(in));
            }
            return recent;
        }
    }

    private static void write(Recent one, DataOutputStream out) throws IOException {
        ContainerId container = one.container();
        TimeSeries series = one.series();
        out.writeUTF(one.metric().value());
        out.writeUTF(container == null ? "" : container.value());
        out.writeInt(series.size());
        for (int index = 0; index < series.size(); index++) {
            out.writeLong(series.millis(index));
            out.writeDouble(series.value(index));
        }
    }

    private static Recent readOne(DataInputStream in) throws IOException {
        MetricName metric = new MetricName(in.readUTF());
        String container = in.readUTF();
        int size = in.readInt();
        long[] millis = new long[size];
        double[] values = new double[size];
        for (int index = 0; index < size; index++) {
            millis[index] = in.readLong();
            values[index] = in.readDouble();
        }
        return new Recent(
                metric, container.isEmpty() ? null : new ContainerId(container), TimeSeries.of(millis, values));
    }
}
