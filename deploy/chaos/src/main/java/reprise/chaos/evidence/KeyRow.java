package reprise.chaos.evidence;

/** One row of the keys that are remembered. @param hash SHA-256 of the key in hexadecimal digits */
public record KeyRow(String hash, String execution) {}
