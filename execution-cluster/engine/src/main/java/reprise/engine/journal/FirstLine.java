package reprise.engine.journal;

/** What a database says of a failure, for the log: its sentence. What it adds in further lines quotes the row. */
public final class FirstLine {

    public static String of(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private FirstLine() {}
}
