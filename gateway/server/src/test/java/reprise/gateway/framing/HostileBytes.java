package reprise.gateway.framing;

import java.util.List;
import java.util.random.RandomGenerator;

/** Connections full of what parsers stumble over: mostly near to what is allowed, seldom far from it. */
final class HostileBytes {
    private static final List<String> METHODS = List.of(
            "GET", "GET", "POST", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PROPFIND", "get", "G\u00e9T", "");
    private static final List<String> TARGETS = List.of(
            "/echo",
            "/echo?ids=1|2",
            "/echo?filter[name]=x",
            "/echo?q={\"x\":1}",
            "/echo?a=`x`",
            "/echo/M\u00fcller",
            "/echo?n=J\u00c3\u00bc",
            "/echo/%41%zz",
            "/echo?p=%",
            "/echo#x",
            "/echo\\x",
            "/e cho",
            "*",
            "http://localhost/echo?x=^",
            "http://[/",
            "echo",
            "/echo?a=<b>&c='d'",
            "//echo//",
            "/echo\t");
    private static final List<String> VERSIONS =
            List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "http/1.1", "HTTP/1.1 ");
    private static final List<String> ENDS =
            List.of("\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "\r\r\n", "\r\n ", "\n\r\n");
    private static final List<String> COLONS = List.of(": ", ": ", ":", ":\t", ":  ", " : ", ":\r\n ", "");
    private static final List<String> LENGTHS = List.of(
            "5", "5", "5", "0", "05", "+5", "-5", "5 ", "", "5, 5", "0x5", "5 0", "18446744073709551621", "6", "4");
    private static final List<String> CODINGS = List.of(
            "chunked",
            "chunked",
            "chunked",
            "Chunked",
            "CHUNKED",
            "xchunked",
            "chunked, chunked",
            "gzip, chunked",
            "identity",
            "\u000bchunked",
            "chunked\u00e9",
            "\"chunked\"",
            "chunked;x",
            "");
    private static final List<String> SIZES = List.of(
            "5",
            "5",
            "5",
            "05",
            "5;a=b",
            "5 ;a",
            "5;",
            "0x5",
            "5 ",
            "",
            "+5",
            "5;a\nb",
            "FFFFFFFFFFFFFFFFF",
            "5\u00e9");

    private final RandomGenerator random;

    HostileBytes(RandomGenerator random) {
        this.random = random;
    }

    /** Some requests, one behind the other; at times with a byte changed, lost or too many. */
    String connection() {
        var bytes = new StringBuilder();
        int requests = random.nextInt(1, 4);
        for (int i = 0; i < requests; i++) {
            bytes.append(oneIn(8) ? "\r\n" : "").append(request());
        }
        if (oneIn(4)) {
            int at = random.nextInt(bytes.length());
            switch (random.nextInt(3)) {
                case 0 -> bytes.setCharAt(at, octet());
                case 1 -> bytes.deleteCharAt(at);
                default -> bytes.insert(at, octet());
            }
        }
        return bytes.toString();
    }

    private String request() {
        var line = (mostly("POST", METHODS)) + " " + mostly("/echo", TARGETS) + " " + mostly("HTTP/1.1", VERSIONS);
        var head = new StringBuilder(line).append(end());
        if (!oneIn(20)) {
            head.append("Host: ")
                    .append(oneIn(20) ? "local\u00e9host" : "localhost")
                    .append(end());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append("X-A")
                    .append(i)
                    .append(mostly(": ", COLONS))
                    .append(value())
                    .append(end());
        }
        return switch (random.nextInt(4)) {
            case 0 -> head.append(end()).toString();
            case 1 -> chunked(head);
            case 2 -> sized(head);
            default ->
                oneIn(4) ? chunked(new StringBuilder(sized(head).replaceFirst("(?s)\r\n\r\n.*", "\r\n"))) : sized(head);
        };
    }

    private String sized(StringBuilder head) {
        return head + "Content-Length" + mostly(": ", COLONS) + mostly("5", LENGTHS) + end() + end() + "12345";
    }

    private String chunked(StringBuilder head) {
        var body = head.append("Transfer-Encoding")
                .append(mostly(": ", COLONS))
                .append(mostly("chunked", CODINGS))
                .append(end())
                .append(end());
        for (int i = random.nextInt(3); i > 0; i--) {
            body.append(mostly("5", SIZES)).append(end()).append("12345").append(end());
        }
        return body.append("0")
                .append(end())
                .append(oneIn(5) ? "X-T: " + value() + end() : "")
                .append(end())
                .toString();
    }

    /** The length of a UTF-8 sequence is told by its first byte: the line's end may be counted to it. */
    private String value() {
        var value = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            value.append(oneIn(2) ? octet() : (char) random.nextInt('a', 'z'));
        }
        return oneIn(3) ? value.append((char) random.nextInt(0xc0, 0x100)).toString() : value.toString();
    }

    private char octet() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> (char) random.nextInt(0x80, 0x100);
            case 4 -> "\r\n\t\0 :\u007f\u000b".charAt(random.nextInt(8));
            default -> (char) random.nextInt(0x21, 0x7f);
        };
    }

    private String end() {
        return mostly("\r\n", ENDS);
    }

    private String mostly(String usual, List<String> odd) {
        return oneIn(6) ? odd.get(random.nextInt(odd.size())) : usual;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
