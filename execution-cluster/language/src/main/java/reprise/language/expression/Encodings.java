package reprise.language.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** Functions from one form of writing into another. */
final class Encodings {
    /** Steps that a hash of a short text costs. */
    private static final int HASH = 16;

    static List<Function> functions() {
        return List.of(
                new Function("toJson", 1, 1, Encodings::toJson),
                new Function("fromJson", 1, 1, Encodings::fromJson),
                new Function("base64", 1, 1, args -> Json.of(Base64.getEncoder().encodeToString(bytes(args)))),
                new Function("base64Decode", 1, 1, Encodings::fromBase64),
                new Function("sha256", 1, 1, args -> Json.of(digest("SHA-256", bytes(args)))),
                new Function("sha1", 1, 1, args -> Json.of(digest("SHA-1", bytes(args)))),
                new Function("sha512", 1, 1, args -> Json.of(digest("SHA-512", bytes(args)))),
                new Function("md5", 1, 1, args -> Json.of(digest("MD5", bytes(args)))),
                new Function("hmacSha256", 2, 2, Encodings::hmac),
                new Function("uuid", 0, 0, Encodings::uuid),
                new Function("hex", 1, 1, args -> Json.of(HexFormat.of().formatHex(bytes(args)))),
                new Function("hexDecode", 1, 1, Encodings::fromHex),
                new Function("urlDecode", 1, 1, Encodings::fromUrl),
                new Function("csvLine", 1, 2, Encodings::csvLine),
                new Function(
                        "urlEncode",
                        1,
                        1,
                        args -> Json.of(URLEncoder.encode(args.text(0), UTF_8).replace("+", "%20"))));
    }

    private static Json toJson(Args args) {
        var value = args.json(0);
        args.frame().text(value.size());
        var text = Values.JSON.write(value);
        return Json.of(text);
    }

    private static Json fromJson(Args args) {
        try {
            return Values.JSON.parse(args.text(0));
        } catch (MalformedJson e) {
            throw new Fault(
                    "fromJson(): the text " + e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")");
        }
    }

    private static Json fromBase64(Args args) {
        try {
            var bytes = Base64.getDecoder().decode(args.text(0));
            return Json.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new Fault("base64Decode() needs the base64 form of a text");
        }
    }

    private static byte[] bytes(Args args) {
        return args.text(0).getBytes(UTF_8);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static Json uuid(Args args) {
        args.frame().spend(HASH);
        return Json.of(args.frame().roots.uuid().toString());
    }

    private static Json hmac(Args args) {
        var key = args.text(1);
        if (key.isEmpty()) {
            throw new Fault("hmacSha256() needs a key that is not empty");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Json.of(HexFormat.of().formatHex(mac.doFinal(bytes(args))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static Json fromHex(Args args) {
        try {
            return text(HexFormat.of().parseHex(args.text(0)));
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new Fault("hexDecode() needs the hexadecimal form of a text");
        }
    }

    private static Json text(byte[] bytes) throws CharacterCodingException {
        return Json.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }

    private static Json fromUrl(Args args) {
        try {
            return Json.of(URLDecoder.decode(args.text(0), UTF_8));
        } catch (IllegalArgumentException _) {
            throw new Fault("urlDecode() needs text with each % followed by two hexadecimal digits");
        }
    }

    /** A line of RFC 4180, without its end. */
    private static Json csvLine(Args args) {
        var by = args.text(1, ",");
        var line = new StringBuilder();
        boolean first = true;
        for (var cell : args.list(0)) {
            if (cell instanceof Json.JsonArray || cell instanceof Json.JsonObject) {
                throw new Fault("csvLine() needs a list of texts and numbers, and one item is " + cell.kind());
            }
            args.frame().text(cell.size() + by.length());
            args.frame().bound(line.length() + cell.size());
            var text = Values.rendered(cell);
            boolean quoted = text.contains(by) || text.matches("(?s).*[\"\\r\\n].*");
            line.append(first ? "" : by).append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
            first = false;
        }
        return Json.of(line.toString());
    }

    private Encodings() {}
}
