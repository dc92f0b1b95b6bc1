package reprise.nodes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient;
import reprise.sdk.JsonText;
import reprise.sdk.LogLine;

/** A world that answers every call alike and remembers the last one. */
final class FakeContext implements Context {
    final List<LogLine> lines = new ArrayList<>();
    private final Instant deadline = Instant.now().plusSeconds(10);
    HttpClient.Request request;
    private HttpClient answer;

    FakeContext() {
        answers(200, "text/plain", "");
    }

    void answers(int status, String contentType, String body, HttpClient.Header... headers) {
        answer = _ ->
                new HttpClient.Response(status, List.of(headers), contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    void answers(int status, String contentType, byte[] body) {
        answer = _ -> new HttpClient.Response(status, List.of(), contentType, body);
    }

    void fails(Failure failure) {
        answer = _ -> {
            throw new HttpClient.CallFailed(failure);
        };
    }

    @Override
    public String executionId() {
        return "execution";
    }

    @Override
    public String nodeId() {
        return "node";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String idempotencyKey() {
        return "key-1";
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public HttpClient http() {
        return call -> {
            request = call;
            return answer.call(call);
        };
    }

    @Override
    public JsonText json() {
        return Given.JSON;
    }

    @Override
    public void log(LogLine line) {
        lines.add(line);
    }
}
