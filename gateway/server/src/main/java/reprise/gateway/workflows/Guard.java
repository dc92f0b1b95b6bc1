package reprise.gateway.workflows;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** {@code If-Match} and {@code ETag}: the version a change was made from. */
final class Guard {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([1-9][0-9]{0,8})\"?");

    /** The version the caller's change was made from; empty where it may be any. */
    static Optional<Integer> expected(HttpRequest request) {
        var header = request.getHeader("If-Match").map(HttpHeader::value).map(String::trim);
        if (header.isEmpty() || header.get().equals("*")) {
            return Optional.empty();
        }
        var tag = TAG.matcher(header.get());
        if (!tag.matches()) {
            throw new Refused(Refusal.invalid("If-Match", "must be one version, as the ETag gave it: \"3\""));
        }
        return Optional.of(Integer.valueOf(tag.group(1)));
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    private Guard() {}
}
