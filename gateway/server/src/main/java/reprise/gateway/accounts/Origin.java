package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpRequest;
import reprise.gateway.http.ClientAddress;
import reprise.gateway.http.RequestId;

/** Where a request came from, for throttles and for the record. */
public record Origin(String address, String requestId) {

    public static Origin of(HttpRequest request) {
        return new Origin(ClientAddress.of(request), RequestId.of(request));
    }
}
