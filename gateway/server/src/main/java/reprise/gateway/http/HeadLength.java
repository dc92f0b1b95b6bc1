package reprise.gateway.http;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.headers.CustomHeader;

/** How long the answer to a GET would be, told to who asks by HEAD: Akka leaves the length out with the body. */
final class HeadLength extends CustomHeader {
    private final long bytes;

    private HeadLength(long bytes) {
        this.bytes = bytes;
    }

    static HttpResponse on(HttpRequest request, HttpResponse response) {
        return request.method().equals(HttpMethods.HEAD)
                        && response.entity() instanceof HttpEntity.Strict strict
                        && response.status().allowsEntity()
                ? response.addHeader(new HeadLength(strict.getData().length()))
                : response;
    }

    @Override
    public String name() {
        return "Content-Length";
    }

    @Override
    public String value() {
        return Long.toString(bytes);
    }

    @Override
    public boolean renderInRequests() {
        return false;
    }

    @Override
    public boolean renderInResponses() {
        return true;
    }
}
