package reprise.gateway.accounts;

import java.time.Duration;

/**
 * Rules for coming in.
 *
 * @param jwtSecret signs access tokens; at least 32 bytes
 * @param openRegistration whether anyone may register
 * @param basicAuth whether a request may bring e-mail and password instead of a token
 * @param accessToken how long an access token is good
 * @param session how long a login lasts at most, however often it is refreshed
 * @param refreshToken how long a login lasts that is not used
 * @param refreshGrace how long a refresh token may be sent again whose answer was lost, while its successor is unused
 * @param staleness how long another node may take to hear that a session, a token, a role or a user is no more
 * @param attempts how many passwords may be tried for one account from one address, before it takes patience
 * @param callsPerSecond how often one account may call the API
 */
public record AccountSettings(
        byte[] jwtSecret,
        boolean openRegistration,
        boolean basicAuth,
        Duration accessToken,
        Duration session,
        Duration refreshToken,
        Duration refreshGrace,
        Duration staleness,
        int attempts,
        int callsPerSecond) {
    private static final int SHORTEST_SECRET = 32;

    public AccountSettings {
        if (jwtSecret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The secret that signs access tokens has " + jwtSecret.length
                    + " bytes and needs at least " + SHORTEST_SECRET + ": set REPRISE_JWT_SECRET to a longer one");
        }
        jwtSecret = jwtSecret.clone();
    }

    @Override
    public byte[] jwtSecret() {
        return jwtSecret.clone();
    }

    /** The usual rules. */
    public static AccountSettings with(byte[] jwtSecret, boolean openRegistration) {
        return new AccountSettings(
                jwtSecret,
                openRegistration,
                true,
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                10,
                600);
    }

    public AccountSettings withAttempts(int attempts) {
        return with(basicAuth, accessToken, attempts, callsPerSecond);
    }

    public AccountSettings withBasicAuth(boolean basicAuth) {
        return with(basicAuth, accessToken, attempts, callsPerSecond);
    }

    public AccountSettings withAccessToken(Duration lifetime) {
        return with(basicAuth, lifetime, attempts, callsPerSecond);
    }

    public AccountSettings withCallsPerSecond(int calls) {
        return with(basicAuth, accessToken, attempts, calls);
    }

    private AccountSettings with(boolean basicAuth, Duration accessToken, int attempts, int callsPerSecond) {
        return new AccountSettings(
                jwtSecret,
                openRegistration,
                basicAuth,
                accessToken,
                session,
                refreshToken,
                refreshGrace,
                staleness,
                attempts,
                callsPerSecond);
    }

    /** Without the secret: records of settings get logged. */
    @Override
    public String toString() {
        return "AccountSettings[openRegistration=" + openRegistration + ", basicAuth=" + basicAuth + ", accessToken="
                + accessToken + ", session=" + session + ", refreshToken=" + refreshToken + "]";
    }
}
