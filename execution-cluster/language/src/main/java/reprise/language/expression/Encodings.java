package reprise.language.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** Functions from one form of writing into another. */
final class Encodings {

    static List<Function> functions() {
        return List.of(
                new Function("toJson", 1, 1, Encodings::toJson),
                new Function("fromJson", 1, 1, Encodings::fromJson),
                new Function("base64", 1, 1, args -> Json.of(Base64.getEncoder().encodeToString(bytes(args)))),
                new Function("base64Decode", 1, 1, Encodings::fromBase64),
                new Function("sha256", 1, 1, args -> Json.of(HexFormat.of().formatHex(sha256(bytes(args))))),
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

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private Encodings() {}
}
