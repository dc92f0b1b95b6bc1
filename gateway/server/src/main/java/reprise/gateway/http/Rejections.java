package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.server.AuthorizationFailedRejection;
import akka.http.javadsl.server.ExpectedWebSocketRequestRejection;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.MissingHeaderRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.server.UnacceptedResponseContentTypeRejection;
import akka.http.javadsl.server.UnsatisfiableRangeRejection;
import akka.http.javadsl.server.UnsupportedRequestContentTypeRejection;
import akka.http.javadsl.server.UnsupportedRequestEncodingRejection;
import java.util.List;

/** What is told to requests that fit no route. */
final class Rejections {

    static RejectionHandler handler(Responses responses) {
        return RejectionHandler.newBuilder()
                .handleNotFound(refuse(responses, Refusal.notFound("There is nothing here")))
                .handleAll(MethodRejection.class, rejections -> refuse(responses, methods(rejections)))
                .handle(
                        UnsupportedRequestContentTypeRejection.class,
                        _ -> refuse(responses, Refusal.unsupportedMediaType("That content type is not read here")))
                .handle(
                        UnsupportedRequestEncodingRejection.class,
                        _ -> refuse(responses, Refusal.unsupportedMediaType("That content encoding is not read here")))
                .handle(
                        UnacceptedResponseContentTypeRejection.class,
                        _ -> refuse(
                                responses,
                                Refusal.of(Refusal.Code.NOT_ACCEPTABLE, "No answer of the accepted types", List.of())))
                .handle(
                        AuthorizationFailedRejection.class,
                        _ -> refuse(responses, Refusal.forbidden("Your role does not allow that")))
                .handle(
                        ExpectedWebSocketRequestRejection.class,
                        _ -> refuse(responses, Refusal.malformed("Only WebSocket requests are answered here")))
                .handle(
                        MissingHeaderRejection.class,
                        rejection -> refuse(responses, Refusal.invalid(rejection.headerName(), "header is missing")))
                .handle(
                        UnsatisfiableRangeRejection.class,
                        _ -> refuse(responses, Refusal.malformed("That range cannot be given")))
                .handle(
                        Rejection.class,
                        _ -> refuse(responses, Refusal.malformed("The request does not fit this route")))
                .build();
    }

    private static Refusal methods(List<MethodRejection> rejections) {
        return Refusal.methodNotAllowed(rejections.stream()
                .map(rejection -> rejection.supported().name())
                .toList());
    }

    private static Route refuse(Responses responses, Refusal refusal) {
        return extractRequest(request -> complete(responses.of(refusal, RequestId.of(request))));
    }

    private Rejections() {}
}
