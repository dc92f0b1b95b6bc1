package reprise.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As whom the database's programs run: PostgreSQL refuses to run as root. */
sealed interface RunAs {

    /** The words that come before the program. */
    List<String> prefix();

    /** Whom the data must belong to, if we are free to give it to anyone. */
    Optional<Owner> owner();

    /** Tries to start the program; by way of a shell, since setpriv itself still has root's powers when it starts one. */
    private Command.Outcome reaches(Path program) {
        return Command.of(prefix(), "sh", "-c", "\"$0\" --version", program.toString())
                .run();
    }

    /** As ourselves. */
    record Plain() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public Optional<Owner> owner() {
            return Optional.empty();
        }
    }

    /** As another user, who can touch nothing of root's. */
    record OtherUser(Owner user) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + user.user(), "--regid=" + user.group(), "--clear-groups");
        }

        @Override
        public Optional<Owner> owner() {
            return Optional.of(user);
        }
    }

    /** As ourselves, in a user namespace where we are nobody: reaches folders that only root may enter. */
    record Namespace(Owner self) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public Optional<Owner> owner() {
            return self.isRoot() ? Optional.of(self) : Optional.empty();
        }
    }

    /** The ways to try, best first; data that are there already are best served as they were before. */
    static List<RunAs> ways(Path folder, Path data) {
        var self = Owner.ofThisProcess();
        if (!self.isRoot()) {
            return List.of(new Plain(), new Namespace(self));
        }
        var owner = Owner.of(Files.exists(data) ? data : folder);
        var namespace = new Namespace(self);
        var other = new OtherUser(owner.isRoot() ? Owner.NOBODY : owner);
        return owner.isRoot() && Files.exists(data) ? List.of(namespace, other) : List.of(other, namespace);
    }

    /** The first of the ways in which the programs can be started here, as many as are enough. */
    static List<RunAs> working(List<RunAs> ways, Path postgres, int enough) {
        var working = new ArrayList<RunAs>();
        var failures = new ArrayList<String>();
        for (var way : ways) {
            if (working.size() == enough) {
                break;
            }
            var outcome = way.reaches(postgres);
            if (outcome.succeeded()) {
                working.add(way);
            } else {
                failures.add((way.prefix().isEmpty() ? "as we are" : String.join(" ", way.prefix())) + ": "
                        + outcome.inShort());
            }
        }
        if (working.isEmpty()) {
            throw new EmbeddedPostgresException("PostgreSQL's programs in " + postgres.getParent()
                    + " cannot be started. Tried " + String.join(" | ", failures)
                    + ". Run Reprise as an ordinary user who owns the data folder (best); or, as root, let everybody enter"
                    + " the folders above it (chmod o+x) and install setpriv and unshare (util-linux);"
                    + " or use a database server of your own (REPRISE_DB_URL).");
        }
        return List.copyOf(working);
    }
}
