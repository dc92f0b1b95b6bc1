package reprise.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reprise.gateway.http.ContentCoding;
import reprise.gateway.http.Refusal.Code;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.gateway.testing.RandomBodies;
import reprise.language.Language;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.JsonText.MalformedJson;

/** Whatever callers send is read, and can be read back from the journal, or is refused as their mistake. */
@Timeout(600)
class HookBodyFuzzTest {
    private static final int BODIES = 8_000 * Integer.getInteger("reprise.fuzz.times", 1);
    private static final HookBody READER = new HookBody(Language.json());
    private static final StrictJson JOURNAL = new StrictJson(JsonLimits.JOURNAL);

    @Test
    void noBodyIsOurError() throws MalformedJson {
        long seed = System.nanoTime();
        var bodies = new RandomBodies(seed);
        int read = 0;
        for (int i = 0; i < BODIES; i++) {
            var sent = bodies.next();
            try {
                var coded = HttpRequest.POST("/").addHeader(RawHeader.create("Content-Encoding", sent.coding()));
                var body =
                        READER.read(SentType.parse(sent.type()), ContentCoding.undone(coded, sent.body(), 1_000_000));
                assertThat(JOURNAL.parse(JOURNAL.writeBytes(body)))
                        .as("seed %d, body %d: %s", seed, i, sent)
                        .isEqualTo(body);
                read++;
            } catch (Refused refused) {
                assertThat(refused.refusal().code())
                        .as("seed %d, body %d: %s", seed, i, sent)
                        .isIn(Code.MALFORMED_REQUEST, Code.UNSUPPORTED_MEDIA_TYPE, Code.PAYLOAD_TOO_LARGE);
            } catch (RuntimeException bug) {
                fail("seed %d, body %d: %s".formatted(seed, i, sent), bug);
            }
        }
        assertThat(read).as("seed %d: bodies that are read", seed).isBetween(BODIES / 10, BODIES * 9 / 10);
    }
}
