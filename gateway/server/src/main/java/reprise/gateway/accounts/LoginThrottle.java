package reprise.gateway.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows down guessing. Counted per account and address, so that nobody is locked out by what strangers do elsewhere, and
 * per address over all accounts. Only attempts that fail count.
 */
final class LoginThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int ADDRESS_FACTOR = 5;
    private static final int REGISTRATIONS = 200;
    private static final int TAKEN_ADDRESSES = 20;
    private static final int RESETS = 20;
    private static final int BAD_TOKENS = 100;

    private final Throttle byAccount;
    private final Throttle byAddress;
    private final Throttle badTokens;
    private final Throttle registrations;
    private final Throttle takenAddresses;
    private final Throttle resets;

    LoginThrottle(int attempts, Clock clock) {
        byAccount = new Throttle(attempts, WINDOW, clock);
        byAddress = new Throttle(ADDRESS_FACTOR * attempts, WINDOW, clock);
        badTokens = new Throttle(BAD_TOKENS, WINDOW, clock);
        registrations = new Throttle(REGISTRATIONS, WINDOW, clock);
        resets = new Throttle(RESETS, WINDOW, clock);
        takenAddresses = new Throttle(TAKEN_ADDRESSES, WINDOW, clock);
    }

    /** Takes an attempt on an account, or tells how long to wait. */
    Optional<Duration> login(String emailKey, Origin origin) {
        var network = network(origin.address());
        var wait = byAddress.take(network);
        if (wait.isPresent()) {
            return wait;
        }
        var own = byAccount.take(pair(emailKey, network));
        own.ifPresent(_ -> byAddress.giveBack(network));
        return own;
    }

    void loginWasRight(String emailKey, Origin origin) {
        var network = network(origin.address());
        byAddress.giveBack(network);
        byAccount.giveBack(pair(emailKey, network));
    }

    /** Notes an API token that is none, or tells how long to wait. */
    Optional<Duration> badToken(Origin origin) {
        return badTokens.take(network(origin.address()));
    }

    Optional<Duration> registration(Origin origin) {
        return registrations.take(network(origin.address()));
    }

    /** Takes a request for a link to another password, or tells how long to wait. */
    Optional<Duration> resetAsked(Origin origin) {
        return resets.take(network(origin.address()));
    }

    /** Notes a registration that found its e-mail address taken, or tells how long to wait. */
    Optional<Duration> takenAddress(Origin origin) {
        return takenAddresses.take(network(origin.address()));
    }

    private static String pair(String emailKey, String network) {
        return network + " " + HexFormat.of().formatHex(Secrets.hash(emailKey));
    }

    /** One who has an IPv6 address has at least all those that share its first 64 bits. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
