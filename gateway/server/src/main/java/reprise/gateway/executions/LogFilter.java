package reprise.gateway.executions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.gateway.http.Query;
import reprise.sdk.LogLine.Level;

/**
 * What to show of a log: {@code ?level=&nodeId=&q=&after=}.
 *
 * @param least lines of this level and above
 * @param q part of the message, in any case of letters
 * @param after lines of later events than that one
 */
record LogFilter(Optional<Level> least, Optional<String> node, Optional<String> q, long after) {
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(level -> lower(level.name())).toList();

    static LogFilter read(Query query) {
        return new LogFilter(
                query.oneOf("level", LEVELS).map(word -> Level.valueOf(word.toUpperCase(Locale.ROOT))),
                query.text("nodeId"),
                query.text("q"),
                query.count("after").orElse(0L));
    }

    boolean shows(LogLines.Line line) {
        return line.sequenceNr() > after
                && least.filter(level -> line.level().compareTo(level) < 0).isEmpty()
                && node.filter(id -> !line.step()
                                .map(StepId::node)
                                .map(NodeId::value)
                                .equals(Optional.of(id)))
                        .isEmpty()
                && q.filter(text -> !lower(line.message()).contains(lower(text)))
                        .isEmpty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
