package reprise.chaos.evidence;

/** What the API says of one execution when it is asked for it. */
public record Shown(String execution, String status, long sequenceNr) {}
