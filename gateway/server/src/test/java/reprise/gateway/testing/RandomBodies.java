package reprise.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies that senders might send on a bad day: nearly right ones, with types that may or may not be theirs. */
public final class RandomBodies {
    private static final List<String> TYPES = List.of(
            "",
            "application/json",
            "application/json;",
            "application/ld+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "multipart/mixed; boundary=\"b",
            "text/plain",
            "text/xml",
            "application/soap+xml",
            "application/yaml",
            "application/octet-stream",
            "image/png",
            "nonsense",
            "/",
            ";;,=\"");

    private static final List<String> CHARSETS = List.of(
            "",
            "",
            "",
            "; charset=utf-8",
            "; charset=iso-8859-1",
            "; charset=utf-16",
            "; charset=utf8mb4",
            "; charset=\"\"",
            "; charset=",
            "; charset=binary",
            "; charset=\u00e9",
            "; charset=cp037",
            "; charset=x-user-defined",
            "; charset=ISO-2022-JP",
            "; charset=UTF-7",
            "; charset=utf-32");

    private static final List<String> TEXTS = List.of(
            "{\"a\":[1,2.50,\"é\",null,{\"b\":\"\\u0000\\ud83d\\ude00\"}],\"c\":1e300}",
            "[[[[[[[[]]]]]]]]",
            "a=1&b=%C3%A9&a=2&=&%00=%25",
            "name=Jos%E9",
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"é.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=j\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--\r\n",
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>",
            "<?xml version=\"1.0\" encoding=\"nonsense\"?><a/>",
            "a: &x [1, *x]",
            "just text, é € 😀",
            "",
            "\uFEFF{}",
            "\u0000\u0000",
            "9".repeat(2_000));

    private static final List<String> CODINGS =
            List.of("", "", "", "", "gzip", "deflate", "identity", "br", "gzip,gzip");

    private final Random random;

    public RandomBodies(long seed) {
        this.random = new Random(seed);
    }

    /**
     * What is sent.
     *
     * @param type as its header has it; empty for none
     * @param coding as its header has it; empty for none
     */
    public record Sent(String type, String coding, byte[] body) {
        @Override
        public String toString() {
            return type + " | " + coding + " | " + new String(body, ISO_8859_1);
        }
    }

    public Sent next() {
        var text = one(TEXTS);
        var bytes = text.getBytes(one(List.of(UTF_8, UTF_8, UTF_8, ISO_8859_1, UTF_16)));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        var coding = one(CODINGS);
        boolean coded = coding.equals("gzip") && random.nextInt(4) > 0;
        return new Sent(one(TYPES) + one(CHARSETS), coding, coded ? gzip(bytes) : bytes);
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int cut = random.nextBoolean() ? 0 : Math.min(random.nextInt(8), bytes.length - at);
        var put = new byte[random.nextInt(4)];
        random.nextBytes(put);
        var changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, at);
        changed.writeBytes(put);
        changed.write(bytes, at + cut, bytes.length - at - cut);
        return changed.toByteArray();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
