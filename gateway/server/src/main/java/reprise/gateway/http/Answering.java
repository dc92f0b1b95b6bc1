package reprise.gateway.http;

import akka.NotUsed;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.util.concurrent.CompletionStage;
import reprise.gateway.framing.Connection;

/** Answers the requests of one connection, one after the other. */
final class Answering {
    private static final int SWITCHING_PROTOCOLS = 101;

    static Flow<HttpRequest, HttpResponse, NotUsed> on(Connection connection, RequestPipeline pipeline) {
        return Flow.of(HttpRequest.class).mapAsync(1, request -> answer(connection, request, pipeline));
    }

    private static CompletionStage<HttpResponse> answer(
            Connection connection, HttpRequest request, RequestPipeline pipeline) {
        return pipeline.receive(request, connection.client(), connection.next()).thenApply(response -> {
            boolean otherProtocol = response.status().intValue() == SWITCHING_PROTOCOLS;
            connection.answers(otherProtocol);
            return otherProtocol ? response : toTheLastByte(connection, response);
        });
    }

    private static HttpResponse toTheLastByte(Connection connection, HttpResponse response) {
        if (response.entity() instanceof HttpEntity.Strict) {
            connection.answered();
            return response;
        }
        return response.transformEntityDataBytes(Flow.of(ByteString.class).watchTermination((_, ended) -> {
            ended.whenComplete((_, _) -> connection.answered());
            return NotUsed.getInstance();
        }));
    }

    private Answering() {}
}
