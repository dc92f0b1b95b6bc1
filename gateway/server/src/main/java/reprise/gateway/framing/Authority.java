package reprise.gateway.framing;

import java.util.regex.Pattern;

/** A host and perhaps a port (RFC 3986, section 3.2), without the name of a user: RFC 9110 wants that refused. */
final class Authority {
    private static final Pattern FORM =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[-._~!$&'()*+,;=0-9A-Za-z]+)(?::([0-9]{0,5}))?");
    private static final int GREATEST_PORT = 65_535;

    static boolean is(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                && (form.group(1) == null
                        || form.group(1).isEmpty()
                        || Integer.parseInt(form.group(1)) <= GREATEST_PORT);
    }

    private Authority() {}
}
