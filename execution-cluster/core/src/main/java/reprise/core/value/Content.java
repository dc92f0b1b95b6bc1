package reprise.core.value;

/** A large value as it is written: JSON in UTF-8. The bytes are shared, not copied; nobody changes them. */
public record Content(byte[] bytes) {}
