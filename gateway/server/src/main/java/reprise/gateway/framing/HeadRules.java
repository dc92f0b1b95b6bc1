package reprise.gateway.framing;

/** What a head must be beside well-formed, so that everybody on its way understands it alike. */
final class HeadRules {
    private static final int LONGEST_NAME = 128;

    /** @throws Misframed at the first thing that is not so */
    static void check(Head head, Limits limits) {
        method(head);
        target(head, limits);
        names(head);
        host(head);
    }

    private static void method(Head head) {
        if (!HeadReader.isKnown(head.method())) {
            throw Fault.of(Fault.Kind.UNKNOWN_METHOD, "That method is not known here");
        }
    }

    private static void target(Head head, Limits limits) {
        int from = head.methodEnd + 1;
        int length = head.targetEnd - from;
        if (length > limits.target()) {
            throw Fault.of(Fault.Kind.TARGET_TOO_LONG, "The URL is longer than " + limits.target() + " bytes");
        }
        int path = Target.pathStart(head);
        if (path > from && !Authority.is(head.bytes, Target.authorityStart(head), path)) {
            throw Fault.malformed("The host in the URL cannot be read");
        }
        for (int i = path; i < head.targetEnd; i++) {
            octet(head, i);
        }
    }

    private static void octet(Head head, int at) {
        byte octet = head.bytes[at];
        if (octet == '#' || octet == Octets.TAB) {
            throw Fault.malformed("The URL must not contain " + (octet == '#' ? "a fragment" : "a tab"));
        }
        if (octet == '%'
                && (at + 2 >= head.targetEnd
                        || Octets.hex(head.bytes[at + 1]) < 0
                        || Octets.hex(head.bytes[at + 2]) < 0)) {
            throw Fault.malformed("The URL's percent-encoding is broken: a percent sign itself is written %25");
        }
    }

    private static void names(Head head) {
        for (int i = 0; i < head.fields; i++) {
            if (head.nameEnd(i) - head.nameStart(i) > LONGEST_NAME) {
                throw Fault.of(
                        Fault.Kind.HEAD_TOO_LARGE, "The name of a header is longer than " + LONGEST_NAME + " bytes");
            }
        }
    }

    /** RFC 9112, section 3.2. */
    private static void host(Head head) {
        int hosts = 0;
        for (int i = 0; i < head.fields; i++) {
            if (head.isNamed(i, "host")) {
                hosts++;
                if (!Authority.is(head.bytes, head.valueStart(i), head.valueEnd(i))) {
                    throw Fault.malformed("The header Host must be a host and perhaps a port");
                }
            }
        }
        if (hosts > 1 || (hosts == 0 && head.isPersistent())) {
            throw Fault.malformed(hosts > 1 ? "The header Host must be given once" : "The header Host is missing");
        }
    }

    private HeadRules() {}
}
