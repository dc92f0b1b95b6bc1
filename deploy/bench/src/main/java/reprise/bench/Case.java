package reprise.bench;

/** What is measured. */
public enum Case {
    BARE("a", "bare Akka HTTP: 202, nothing kept"),
    PLAIN("b", "plain JDBC: the rows of one W1 execution, group-committed, no HTTP"),
    W1("W1", "trigger → set → end"),
    W2("W2", "trigger → 10 × set → end"),
    W3("W3", "trigger → http_request → condition → end");

    private final String label;
    private final String meaning;

    Case(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    boolean isWorkflow() {
        return this == W1 || this == W2 || this == W3;
    }
}
