package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.nodes.address.AddressBlock;

class EgressPolicyTest {
    private static final EgressPolicy CLOSED = EgressPolicy.parse("");

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, the unspecified address",
        "0.1.2.3, the unspecified address",
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "10.0.0.1, a private address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.0.1, a private address",
        "100.64.0.1, a carrier-grade NAT address",
        "100.127.255.255, a carrier-grade NAT address",
        "169.254.169.254, a link-local address",
        "224.0.0.1, a multicast address",
        "239.255.255.255, a multicast address",
        "240.0.0.1, a reserved address",
        "255.255.255.255, a reserved address",
        "192.0.0.1, a reserved address",
        "198.18.0.1, a reserved address",
        "192.0.2.1, a documentation address",
        "198.51.100.1, a documentation address",
        "203.0.113.1, a documentation address",
        "::, the unspecified address",
        "::1, a loopback address",
        "fe80::1, a link-local address",
        "fc00::1, a private address",
        "fdff::1, a private address",
        "fec0::1, a private address",
        "ff02::1, a multicast address",
        "2001:db8::1, a documentation address",
        "3fff::1, a documentation address",
        "2001::1, a translated address",
        "64:ff9b:1::7f00:1, a translated address",
        "100::1, a reserved address",
        "::ffff:127.0.0.1, a loopback address",
        "::ffff:169.254.169.254, a link-local address",
        "::127.0.0.1, a loopback address",
        "64:ff9b::10.0.0.1, a private address",
        "64:ff9b::7f00:1, a loopback address",
        "2002:7f00:1::, a loopback address",
        "2002:a9fe:a9fe::1, a link-local address",
        "::ffff:0:127.0.0.1, a loopback address",
        "::ffff:0:a9fe:a9fe, a link-local address",
        "2606:4700::5efe:10.0.0.1, a private address",
        "2606:4700::200:5efe:127.0.0.1, a loopback address",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2, a translated address",
        "64:ff9b:1:fffe::10.0.0.1, a translated address",
        "fe80::5efe:8.8.8.8, a link-local address"
    })
    void refusesWhatIsNotOnTheOpenInternet(String address, String kind) throws UnknownHostException {
        assertThat(CLOSED.refusal(address, 80, InetAddress.ofLiteral(address))).contains(kind);
    }

    @Test
    void judgesMappedAddressesAlsoWhereTheyStayIpv6() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(new AddressBlock(mapped, 128).contains(mapped)).isTrue();
        assertThat(AddressKind.closed(sixteen(mapped))).contains("a loopback address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "::ffff:0:8.8.8.8",
                "2606:4700::5efe:8.8.8.8"
            })
    void letsTheOpenInternetBeCalled(String address) throws UnknownHostException {
        assertThat(CLOSED.refusal(address, 443, InetAddress.ofLiteral(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | 127.0.0.1 | 127.0.0.1 | 80 | true",
                "127.0.0.1:9000 | 127.0.0.1 | 127.0.0.1 | 9000 | true",
                "127.0.0.1:9000 | 127.0.0.1 | 127.0.0.1 | 9001 | false",
                "127.0.0.1:9000 | 127.0.0.2 | 127.0.0.2 | 9000 | false",
                "10.0.0.0/8 | db.internal | 10.255.0.1 | 5432 | true",
                "10.0.0.0/8 | db.internal | 11.0.0.1 | 5432 | true",
                "10.0.0.0/8:80 | db.internal | 10.255.0.1 | 5432 | false",
                "10.20.0.0/14 | x | 10.23.255.255 | 80 | true",
                "10.20.0.0/14 | x | 10.24.0.0 | 80 | false",
                "Stock.Internal | stock.internal. | 192.168.1.1 | 80 | true",
                "stock.internal | other.internal | 192.168.1.1 | 80 | false",
                "stock.internal:80 | stock.internal | 192.168.1.1 | 81 | false",
                "localhost | localhost | ::1 | 80 | true",
                "localhost | 127.0.0.1 | 127.0.0.1 | 80 | false",
                "::1 | [::1] | ::1 | 80 | true",
                "[::1]:9000 | [::1] | ::1 | 9000 | true",
                "[::1]:9000 | [::1] | ::1 | 9001 | false",
                "fd00::/8 | x | fd12::1 | 80 | true",
                "[fd00::/8]:443 | x | fd12::1 | 80 | false",
                "10.0.0.0/8 | x | 64:ff9b::10.0.0.1 | 80 | true",
                "a.b, 127.0.0.0/8 ,, c.d | x | 127.9.9.9 | 80 | true"
            })
    void allowsWhatIsListedAndNothingElse(String list, String host, String address, int port, boolean allowed)
            throws UnknownHostException {
        assertThat(EgressPolicy.parse(list)
                        .refusal(host, port, InetAddress.ofLiteral(address))
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "2002:7f00:1::"
            })
    void closesOwnPlacesWhateverIsListedAndHoweverTheyAreWritten(String address) throws UnknownHostException {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        var policy = EgressPolicy.parse("127.0.0.0/8, ::/0")
                .closedTo((place, port) -> port == 8080 && place.equals(loopback));

        assertThat(policy.isOwn(InetAddress.ofLiteral(address), 8080)).isTrue();
        assertThat(policy.isOwn(InetAddress.ofLiteral(address), 9000)).isFalse();
        assertThat(policy.isOwn(InetAddress.ofLiteral("8.8.8.8"), 8080)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "127.1",
                "2130706433",
                "host:0",
                "host:99999",
                "host:x",
                "http://host",
                "a b",
                "*",
                ":80",
                "::1/129",
                "[::1",
                "10.0.0.0/-1",
                "-x"
            })
    void namesAnEntryThatCannotBeRead(String entry) {
        assertThatThrownBy(() -> EgressPolicy.parse("10.0.0.0/8, " + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REPRISE_EGRESS_ALLOW: \"" + entry + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "127.1",
                "127.0.1",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4.5",
                "0x",
                "a.0x1",
                "fe80::1%eth0",
                "",
                "a b",
                "a..b",
                "-a",
                "ü.de"
            })
    void takesNoHostThatSomebodyCouldReadAsAnotherAddress(String host) {
        assertThat(HostName.isSound(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a-1.b_c.d",
                "localhost",
                "1.2.3.4",
                "::1",
                "2606:4700::1111",
                "0x.example",
                "3com.com"
            })
    void takesNamesAndPlainAddresses(String host) {
        assertThat(HostName.isSound(host)).isTrue();
    }

    private static InetAddress sixteen(byte[] bytes) {
        try {
            return Inet6Address.getByAddress("mapped", bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
