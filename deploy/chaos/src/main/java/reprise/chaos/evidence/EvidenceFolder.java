package reprise.chaos.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Evidence as files with a line for each fact, so that a run can be judged again and looked at with any tool. */
public record EvidenceFolder(Path path) {

    public void write(Evidence evidence) {
        write("requests", evidence.requests());
        write("arrivals", evidence.arrivals());
        write("journal", evidence.journal());
        write("list", evidence.list());
        write("keys", evidence.keys());
        write("shown", evidence.shown());
        write("disturbances", evidence.disturbances());
    }

    public Evidence read() {
        return new Evidence(
                read("requests", EvidenceFolder::request),
                read("arrivals", EvidenceFolder::arrival),
                read("journal", EvidenceFolder::journalRow),
                read("list", EvidenceFolder::listRow),
                read("keys", in -> new KeyRow(in.text(0), in.text(1))),
                read("shown", EvidenceFolder::shown),
                read("disturbances", EvidenceFolder::disturbance));
    }

    private void write(String name, List<? extends Record> facts) {
        try {
            Files.createDirectories(path);
            Files.write(file(name), facts.stream().map(EvidenceFolder::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the evidence in " + path, e);
        }
    }

    private <T> List<T> read(String name, Function<Fields, T> fact) {
        try (Stream<String> lines = Files.lines(file(name))) {
            return lines.map(line -> fact.apply(new Fields(line.split("\t", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the evidence in " + path, e);
        }
    }

    private Path file(String name) {
        return path.resolve(name + ".tsv");
    }

    private static String line(Record fact) {
        return String.join(
                "\t",
                Arrays.stream(fact.getClass().getRecordComponents())
                        .map(component -> {
                            try {
                                return text(component.getAccessor().invoke(fact));
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException("a record's parts can be read", e);
                            }
                        })
                        .toList());
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.map(EvidenceFolder::text).orElse("");
            case Object other -> other.toString().replaceAll("[\\t\\r\\n]", " ");
        };
    }

    private static Request request(Fields in) {
        return new Request(
                in.text(0),
                Integer.parseInt(in.text(1)),
                in.maybe(2),
                in.time(3),
                in.time(4),
                Integer.parseInt(in.text(5)),
                in.maybe(6),
                Boolean.parseBoolean(in.text(7)));
    }

    private static Arrival arrival(Fields in) {
        return new Arrival(
                Long.parseLong(in.text(0)),
                in.time(1),
                in.text(2),
                in.text(3),
                in.maybe(4),
                in.text(5),
                Boolean.parseBoolean(in.text(6)),
                Arrival.Treatment.valueOf(in.text(7)));
    }

    private static JournalRow journalRow(Fields in) {
        return new JournalRow(
                in.text(0),
                Long.parseLong(in.text(1)),
                in.text(2),
                in.text(3),
                in.time(4),
                in.maybe(5),
                in.maybe(6).map(Integer::valueOf),
                in.maybe(7),
                in.maybe(8),
                in.maybe(9),
                in.maybe(10).map(Long::valueOf));
    }

    private static ListRow listRow(Fields in) {
        return new ListRow(
                in.text(0), in.text(1), in.time(2), in.maybe(3).map(Instant::parse), Long.parseLong(in.text(4)));
    }

    private static Shown shown(Fields in) {
        return new Shown(in.text(0), in.text(1), Long.parseLong(in.text(2)));
    }

    private static Disturbance disturbance(Fields in) {
        return new Disturbance(
                Disturbance.Kind.valueOf(in.text(0)), in.time(1), in.time(2), Integer.parseInt(in.text(3)));
    }

    private record Fields(String[] values) {
        String text(int index) {
            return values[index];
        }

        Optional<String> maybe(int index) {
            return Optional.of(values[index]).filter(value -> !value.isEmpty());
        }

        Instant time(int index) {
            return Instant.parse(values[index]);
        }
    }
}
