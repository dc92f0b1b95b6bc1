package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Directives;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.TestGateway;

/** Access tokens are believed where we signed exactly this, for exactly this, and not too long ago. */
class AccessTokenTest {
    private static final String ME = "/api/v1/users/me";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static TestGateway gateway;
    private static String good;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(_ -> Directives.reject());
        good = gateway.logIn(gateway.register(), TestGateway.PASSWORD).at("access_token");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aGoodOneIsBelieved() {
        assertThat(statusWith(good)).isEqualTo(200);
        assertThat(statusWith(signed(claims -> claims))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256", "HS384", "RS256"})
    void oneWithoutASignatureIsNot(String algorithm) {
        var header = base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}");
        assertThat(statusWith(header + "." + good.split("\\.")[1] + ".")).isEqualTo(401);
        assertThat(statusWith(header + "." + good.split("\\.")[1])).isEqualTo(401);
    }

    @Test
    void oneThatWasChangedIsNot() {
        var parts = good.split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var changed = base64(payload.replace("\"iss\":\"reprise\"", "\"iss\":\"reprisf\""));
        assertThat(statusWith(parts[0] + "." + changed + "." + parts[2])).isEqualTo(401);
        var withRole = base64(payload.replace("{", "{\"role\":\"owner\","));
        assertThat(statusWith(parts[0] + "." + withRole + "." + parts[2])).isEqualTo(401);
        assertThat(statusWith(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20)))
                .isEqualTo(401);
    }

    @Test
    void oneOfAnotherKeyIsNot() {
        assertThat(statusWith(signed("another secret of more than 32 bytes", JWSAlgorithm.HS256, TYPE, c -> c)))
                .isEqualTo(401);
    }

    @Test
    void oneOfAnotherAlgorithmIsNotThoughTheKeyIsRight() {
        var longer = "a secret that is good for tests only".repeat(2);
        assertThat(statusWith(signed(longer, JWSAlgorithm.HS512, TYPE, c -> c))).isEqualTo(401);
    }

    @Test
    void oneOfAnotherTypeIsNot() {
        assertThat(statusWith(signed(secret(), JWSAlgorithm.HS256, JOSEObjectType.JWT, c -> c)))
                .isEqualTo(401);
    }

    @Test
    void oneOutOfItsTimeIsNot() {
        var now = gateway.clock.instant();
        assertThat(statusWith(signed(c -> c.expirationTime(Date.from(now.minusSeconds(1))))))
                .isEqualTo(401);
        assertThat(statusWith(signed(c -> c.notBeforeTime(Date.from(now.plusSeconds(60))))))
                .isEqualTo(401);
        assertThat(statusWith(signed(c -> c.expirationTime(null)))).isEqualTo(401);
    }

    @Test
    void oneForSomeoneElseIsNot() {
        assertThat(statusWith(signed(c -> c.audience("another-api")))).isEqualTo(401);
        assertThat(statusWith(signed(c -> c.issuer("another")))).isEqualTo(401);
        assertThat(statusWith(signed(c -> c.audience((String) null)))).isEqualTo(401);
        assertThat(statusWith(signed(c -> c.subject(UserId.fresh().toString()))))
                .isEqualTo(401);
        assertThat(statusWith(signed(c -> c.claim("sid", SessionId.fresh().toString()))))
                .isEqualTo(401);
        assertThat(statusWith(signed(c -> c.claim("sid", 7)))).isEqualTo(401);
    }

    @Test
    void itEndsAfterAQuarterOfAnHour() {
        try (var own = TestGateway.start(_ -> Directives.reject())) {
            var client = own.someone();
            own.clock.advance(Duration.ofMinutes(14));
            assertThat(client.get(ME).status()).isEqualTo(200);
            own.clock.advance(Duration.ofMinutes(2));
            assertThat(client.get(ME).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", "Basic", "Basic !!!", "Basic eDp5", "Digest x", "x"})
    void whatIsNoCredentialIsNot(String header) {
        var answer = gateway.stranger().with("Authorization", header).get(ME);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void twoCredentialsAreNone() {
        assertThat(gateway.stranger().bearer(good).bearer(good).get(ME).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "authorization", "jwt"})
    void aTokenInTheUrlIsNotLookedAt(String parameter) {
        assertThat(gateway.stranger().get(ME + "?" + parameter + "=" + good).status())
                .isEqualTo(401);
    }

    @Test
    void aShortSecretIsRefusedAtStart() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> AccountSettings.with(new byte[31], true))
                .hasMessageContaining("REPRISE_JWT_SECRET");
    }

    private static int statusWith(String token) {
        return gateway.stranger().bearer(token).get(ME).status();
    }

    private static String secret() {
        return new String(TestGateway.SECRET, StandardCharsets.UTF_8);
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(secret(), JWSAlgorithm.HS256, TYPE, change);
    }

    /** What the good token says, with a change, signed anew. */
    private static String signed(
            String secret, JWSAlgorithm algorithm, JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var claims = change.apply(
                            new JWTClaimsSet.Builder(SignedJWT.parse(good).getJWTClaimsSet()))
                    .build();
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
