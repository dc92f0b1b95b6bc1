package reprise.gateway.accounts;

import java.time.Duration;

/**
 * Rules for coming in.
 *
 * @param jwtSecret signs access tokens; at least 32 bytes
 * @param openRegistration whether anyone may register
 * @param accessToken how long an access token is good
 * @param session how long a login lasts at most, however often it is refreshed
 * @param refreshToken how long a login lasts that is not used
 * @param staleness how long another node may take to hear that a session, a token, a role or a user is no more
 * @param attempts how many passwords may be tried for one account from one address, before it takes patience
 */
public record AccountSettings(
        byte[] jwtSecret,
        boolean openRegistration,
        Duration accessToken,
        Duration session,
        Duration refreshToken,
        Duration staleness,
        int attempts) {
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
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofSeconds(30),
                10);
    }

    public AccountSettings withAttempts(int attempts) {
        return new AccountSettings(
                jwtSecret, openRegistration, accessToken, session, refreshToken, staleness, attempts);
    }

    /** Without the secret: records of settings get logged. */
    @Override
    public String toString() {
        return "AccountSettings[openRegistration=" + openRegistration + ", accessToken=" + accessToken + ", session="
                + session + ", refreshToken=" + refreshToken + "]";
    }
}
