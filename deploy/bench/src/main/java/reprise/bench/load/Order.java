package reprise.bench.load;

/**
 * What load is to be made.
 *
 * @param requests at most so many
 * @param perSecond at most so many in a second; 0: as fast as they are answered
 */
public record Order(
        int port, String path, int connections, double seconds, long requests, double perSecond, int bodyBytes) {

    /** In one line, for the generator's standard input. */
    String line() {
        return String.join(
                " ",
                Integer.toString(port),
                path,
                Integer.toString(connections),
                Double.toString(seconds),
                Long.toString(requests),
                Double.toString(perSecond),
                Integer.toString(bodyBytes));
    }

    static Order parse(String line) {
        var words = line.split(" ");
        return new Order(
                Integer.parseInt(words[0]),
                words[1],
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]),
                Long.parseLong(words[4]),
                Double.parseDouble(words[5]),
                Integer.parseInt(words[6]));
    }
}
