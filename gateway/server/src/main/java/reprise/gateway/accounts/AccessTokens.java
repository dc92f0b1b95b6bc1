package reprise.gateway.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens: JWTs signed with HS256 and nothing else, of our own issue, for our own API, and short-lived. What they
 * prove is which login they came of; whether that login and its user are still good is looked up.
 */
final class AccessTokens {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String ISSUER = "reprise";
    private static final String AUDIENCE = "reprise-api";
    private static final String SESSION = "sid";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Duration lifetime;
    private final Clock clock;

    /** What a good token says. */
    record Claims(UserId user, SessionId session) {}

    AccessTokens(byte[] secret, Duration lifetime, Clock clock) {
        try {
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the secret does not fit HS256", e);
        }
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue(UserId user, SessionId session) {
        var now = clock.instant();
        var token = new SignedJWT(
                new JWSHeader.Builder(ALGORITHM).type(TYPE).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(user.toString())
                        .claim(SESSION, session.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
        return token.serialize();
    }

    /** What the token says, if it is one of ours and its time is now. */
    Optional<Claims> verify(String text) {
        try {
            var token = SignedJWT.parse(text);
            var header = token.getHeader();
            var ours = ALGORITHM.equals(header.getAlgorithm())
                    && TYPE.equals(header.getType())
                    && token.verify(verifier)
                    && isCurrent(token.getJWTClaimsSet());
            return ours ? Optional.of(claims(token.getJWTClaimsSet())) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        var now = clock.instant();
        var expires = claims.getExpirationTime();
        var from = claims.getNotBeforeTime();
        return expires != null
                && now.isBefore(expires.toInstant())
                && (from == null || !now.plus(CLOCK_SKEW).isBefore(from.toInstant()))
                && ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience());
    }

    private static Claims claims(JWTClaimsSet claims) throws ParseException {
        var user = claims.getSubject();
        var session = claims.getStringClaim(SESSION);
        if (user == null || session == null) {
            throw new IllegalArgumentException("a claim is missing");
        }
        return new Claims(UserId.parse(user), new SessionId(UUID.fromString(session)));
    }
}
