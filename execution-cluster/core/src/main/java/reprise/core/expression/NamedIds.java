package reprise.core.expression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from where they are asked for (RFC 9562, version 5): another each time, and the same ones in the same order
 * for whoever begins again. Whoever knows the place can calculate them, so they are no secrets. Lives within one thread.
 */
public final class NamedIds {
    private final UUID space;
    private final String place;
    private int count;

    /** @param place within the space */
    public NamedIds(UUID space, String place) {
        this.space = space;
        this.place = place;
    }

    public UUID next() {
        var name = (place + "#" + count++).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(name)
                .array();
        var hash = ByteBuffer.wrap(sha1(bytes));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
