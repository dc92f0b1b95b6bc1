package reprise.app;

import java.util.Optional;

/** What {@code bin/reprise} can be asked for, and what it says of itself. */
final class Usage {
    static final String HELP = """
            Reprise runs workflows and keeps each of their executions.

            Usage: reprise <command>

              server           run the server; Ctrl-C stops it, the data stay
              server --train   make lib/reprise.aot, with which the server starts in half the time
              --version        say which release this is
              --help           say this

            Settings are in conf/reprise.conf and in environment variables; docs/reference/settings.md lists them.""";

    /** What somebody asked for. */
    enum Request {
        SERVER,
        TRAIN,
        HELP,
        VERSION
    }

    /** Empty where it was not understood. */
    static Optional<Request> of(String... arguments) {
        return switch (String.join(" ", arguments)) {
            case "server" -> Optional.of(Request.SERVER);
            case "server --train" -> Optional.of(Request.TRAIN);
            case "", "--help", "-h", "help", "server --help" -> Optional.of(Request.HELP);
            case "--version", "-v", "version" -> Optional.of(Request.VERSION);
            default -> Optional.empty();
        };
    }

    /** As the build has written it into the jar. */
    static String version() {
        return Optional.ofNullable(Usage.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private Usage() {}
}
