package reprise.views.due;

/** Why an execution has not ended. */
public enum Reason {
    /** An attempt is in flight somewhere, or was when its node died. */
    ATTEMPT,
    /** It sleeps, or tries again, at a time. */
    TIMER,
    /** It waits for somebody, without a time: a signal, the end of another execution, or being resumed. Time wakes it never. */
    SIGNAL,
    /** It has begun and nothing of it has: whoever wakes it finds out. */
    IDLE
}
