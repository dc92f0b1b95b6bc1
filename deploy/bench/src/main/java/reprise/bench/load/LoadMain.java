package reprise.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The generator's process: an order a line in, a report a line out, until nobody orders any more. */
public final class LoadMain {

    public static void main(String[] arguments) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(new Generator(Order.parse(line)).run().line());
        }
    }

    private LoadMain() {}
}
