package reprise.app;

import java.util.Optional;

/** What {@code bin/reprise} can be asked for, and what it says of itself. */
final class Usage {
    static final String HELP = """
            Reprise runs workflows and keeps each of their executions.

            Usage: reprise <command>

              server                          run the server; Ctrl-C stops it, the data stay
              server --train                  make lib/reprise.aot, with which the server starts in half the time
              server --reset-password EMAIL   set another password for an account, and end its logins and API tokens
              cluster-keys FOLDER             make the keys by which the nodes of a cluster know each other
              --version                       say which release this is
              --help                          say this

            Settings are in conf/reprise.conf and in environment variables; docs/reference/settings.md lists them.""";

    /** What somebody asked for. */
    sealed interface Request {
        record Serve() implements Request {}

        record Train() implements Request {}

        record ResetPassword(String email) implements Request {}

        record MakeClusterKeys(String folder) implements Request {}

        record Help() implements Request {}

        record Version() implements Request {}

        /** @param words what was not understood */
        record Unknown(String words) implements Request {}
    }

    static Request of(String... arguments) {
        var words = String.join(" ", arguments);
        return switch (words) {
            case "server" -> new Request.Serve();
            case "server --train" -> new Request.Train();
            case "", "--help", "-h", "help", "server --help" -> new Request.Help();
            case "--version", "-v", "version" -> new Request.Version();
            default -> withValue(words, arguments);
        };
    }

    private static Request withValue(String words, String... arguments) {
        if (words.matches("server --reset-password [^-\\s]\\S*")) {
            return new Request.ResetPassword(arguments[2]);
        }
        return arguments.length == 2 && words.matches("cluster-keys [^-].*")
                ? new Request.MakeClusterKeys(arguments[1])
                : new Request.Unknown(words);
    }

    /** As the build has written it into the jar. */
    static String version() {
        return Optional.ofNullable(Usage.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private Usage() {}
}
