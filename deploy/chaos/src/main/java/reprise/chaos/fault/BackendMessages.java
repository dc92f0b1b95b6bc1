package reprise.chaos.fault;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a PostgreSQL server says to its client, message by message (protocol 3.0). */
final class BackendMessages {
    private static final int LONGEST = 256 * 1024 * 1024;

    private final DataInputStream in;

    BackendMessages(DataInputStream in) {
        this.in = in;
    }

    /** @param bytes the whole message, its type first */
    record Message(byte[] bytes) {
        char type() {
            return (char) bytes[0];
        }

        /** A statement that wrote is done; whether for good, the next {@link #ready} tells. */
        boolean wrote() {
            if (type() != 'C') {
                return false;
            }
            var tag = new String(bytes, 5, bytes.length - 6, StandardCharsets.US_ASCII);
            return tag.startsWith("INSERT") || tag.startsWith("COMMIT");
        }

        /** The server waits for the next statement, and no transaction is open: all before it is committed. */
        boolean ready() {
            return type() == 'Z' && bytes[5] == 'I';
        }
    }

    Message next() throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        if (length < 4 || length > LONGEST) {
            throw new IOException("not a message of PostgreSQL: type " + type + ", length " + length);
        }
        var message = ByteBuffer.allocate(length + 1).put(type).putInt(length);
        in.readFully(message.array(), 5, length - 4);
        return new Message(message.array());
    }
}
