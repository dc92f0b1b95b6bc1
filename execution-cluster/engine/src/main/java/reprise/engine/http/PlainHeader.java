package reprise.engine.http;

import akka.http.scaladsl.model.headers.CustomHeader;

/** A request's header, sent exactly as it was given. */
final class PlainHeader extends CustomHeader {
    private final String name;
    private final String value;

    PlainHeader(String name, String value) {
        this.name = name;
        this.value = value;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public boolean renderInRequests() {
        return true;
    }

    @Override
    public boolean renderInResponses() {
        return false;
    }
}
