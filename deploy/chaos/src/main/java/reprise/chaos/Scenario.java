package reprise.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reprise.chaos.check.Exercise;

/** One kind of misfortune, and what a run must have met with to prove anything about it. */
public enum Scenario {
    SERVER_KILLED("the server is killed with -9 and started again", Database.DIRECT) {
        @Override
        void strike(Scene scene) {
            scene.awaitTraffic();
            scene.killServer();
        }

        @Override
        List<String> missing(Exercise exercise, Size size) {
            return notMet(
                    need(exercise.strikes() >= size.rounds(), "every kill while requests were in flight"),
                    need(exercise.indeterminate() > 0, "requests without an answer"),
                    need(exercise.reRun() > 0, "attempts made again"),
                    need(exercise.takenOver() > 0, "executions taken over"),
                    need(exercise.deduplicated() > 0, "answers that named an earlier execution"));
        }
    },
    SERVER_KILLED_EMBEDDED("the same, its own database left behind", Database.EMBEDDED) {
        @Override
        void strike(Scene scene) {
            SERVER_KILLED.strike(scene);
        }

        @Override
        List<String> missing(Exercise exercise, Size size) {
            return SERVER_KILLED.missing(exercise, size);
        }
    },
    DATABASE_KILLED("PostgreSQL is killed with -9 and away for 5 s", Database.BEHIND_A_PROXY) {
        @Override
        void strike(Scene scene) {
            scene.awaitTraffic();
            scene.killDatabase(Duration.ofSeconds(5));
        }

        @Override
        List<String> missing(Exercise exercise, Size size) {
            return notMet(
                    need(exercise.strikes() >= size.rounds(), "every outage while requests were in flight"),
                    need(exercise.unavailable() > 0, "requests answered 503"),
                    need(exercise.deduplicated() > 0, "answers that named an earlier execution"));
        }
    },
    ANSWER_LOST("a commit is done and its answer lost, 5 in 100", Database.BEHIND_A_PROXY) {
        @Override
        void strike(Scene scene) {
            scene.loseAnswers(0.05);
            scene.awaitTraffic();
        }

        @Override
        List<String> missing(Exercise exercise, Size size) {
            return notMet(
                    need(exercise.answersLost() > 0, "commits whose answer was lost"),
                    need(exercise.indeterminate() > 0, "requests without a definite answer"),
                    need(exercise.keptUntold() > 0, "starts kept whose sender was not told"),
                    need(exercise.deduplicated() > 0, "answers that named an earlier execution"));
        }
    },
    CLUSTER_STRUCK("of three nodes one is killed with -9, one frozen and thawed, one stopped", Database.DIRECT) {
        @Override
        int nodes() {
            return 3;
        }

        @Override
        void strike(Scene scene) {
            scene.awaitTraffic();
            scene.nodes().kill(0);
            scene.awaitTraffic();
            scene.nodes().freeze(1);
            scene.awaitTraffic();
            scene.nodes().stop(2);
        }

        @Override
        List<String> missing(Exercise exercise, Size size) {
            return notMet(
                    need(exercise.strikes() >= 3L * size.rounds(), "every misfortune while requests were in flight"),
                    need(exercise.indeterminate() > 0, "requests without an answer"),
                    need(exercise.reRun() > 0, "attempts made again"),
                    need(exercise.takenOver() > 0, "executions taken over"),
                    need(exercise.deduplicated() > 0, "answers that named an earlier execution"),
                    need(
                            exercise.longestTakeOver().compareTo(size.takeOver()) <= 0,
                            "the work of the dead done by others within "
                                    + size.takeOver().toSeconds() + " s"));
        }
    };

    /** Where the product keeps its data. */
    enum Database {
        /** In a server of ours, so that killing the product does not touch it. */
        DIRECT,
        BEHIND_A_PROXY,
        /** In a server of its own. */
        EMBEDDED
    }

    private final String fault;
    private final Database database;

    Scenario(String fault, Database database) {
        this.fault = fault;
        this.database = database;
    }

    public String fault() {
        return fault;
    }

    Database database() {
        return database;
    }

    /** Of how many processes the product consists. */
    int nodes() {
        return 1;
    }

    /** Done once in each round, while the senders send. */
    abstract void strike(Scene scene);

    /** What a run would have had to meet with, and has not. */
    abstract List<String> missing(Exercise exercise, Size size);

    private static String need(boolean met, String what) {
        return met ? "" : what;
    }

    private static List<String> notMet(String... needs) {
        return Stream.of(needs).filter(need -> !need.isEmpty()).toList();
    }
}
