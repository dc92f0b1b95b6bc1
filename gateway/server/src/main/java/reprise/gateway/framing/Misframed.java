package reprise.gateway.framing;

/** Thrown by what reads bytes, caught where the connection is judged. */
final class Misframed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Misframed(Fault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
