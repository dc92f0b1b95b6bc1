package reprise.bench.calls;

import java.io.IOException;
import reprise.bench.rival.Echo;

/** The server that is called, in a process of its own, so that its work does not count as the caller's. */
public final class Upstream {

    /** Prints its URL and ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        try (var echo = new Echo()) {
            System.out.println(echo.url());
            while (System.in.read() >= 0) {
                // nothing is asked of it but to end with its parent
            }
        }
    }

    private Upstream() {}
}
