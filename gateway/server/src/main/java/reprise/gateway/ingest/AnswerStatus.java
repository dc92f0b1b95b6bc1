package reprise.gateway.ingest;

import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import java.util.List;
import java.util.stream.IntStream;

/** Every final status that HTTP has room for (RFC 9110, section 15), registered or not. */
final class AnswerStatus {
    private static final int FIRST = 200;
    private static final int LAST = 599;
    private static final List<StatusCode> ALL =
            IntStream.rangeClosed(FIRST, LAST).mapToObj(AnswerStatus::made).toList();

    static StatusCode of(int status) {
        return ALL.get(status - FIRST);
    }

    private static StatusCode made(int status) {
        var reason = List.of("Success", "Redirection", "Client Error", "Server Error")
                .get(status / 100 - 2);
        return StatusCodes.lookup(status)
                .orElseGet(() -> StatusCodes.custom(status, reason, reason, status < 400, true));
    }

    private AnswerStatus() {}
}
