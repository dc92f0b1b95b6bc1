package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.app.OwnListeners.Place;

class OwnListenersTest {
    private static final OwnListeners OWN = new OwnListeners(
            () -> Set.of(8080, 9091),
            List.of(new Place("localhost", 5432), new Place("10.0.0.5", 6432)),
            () -> List.of(new Place("127.0.0.1", 25520), new Place("10.0.0.7", 25521)));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8080, true",
        "127.0.0.2, 8080, true",
        "::1, 9091, true",
        "0.0.0.0, 8080, true",
        "127.0.0.1, 5432, true",
        "::1, 5432, true",
        "127.0.0.1, 25520, true",
        "127.0.0.1, 9000, false",
        "10.0.0.5, 6432, true",
        "10.0.0.5, 8080, false",
        "10.0.0.5, 5432, false",
        "127.0.0.1, 6432, false",
        "10.0.0.7, 25521, true",
        "10.0.0.7, 8080, true",
        "10.0.0.7, 9091, true",
        "10.0.0.7, 80, false",
        "8.8.8.8, 8080, false",
        "8.8.8.8, 25520, false"
    })
    void areTheDoorsTheClusterAndTheDatabaseAndNothingElse(String address, int port, boolean own) {
        assertThat(OWN.contain(InetAddress.ofLiteral(address), port)).isEqualTo(own);
    }

    @Test
    void readsTheDatabasesOfTheUrl() {
        assertThat(OwnListeners.databases("jdbc:postgresql://one:5433,two/reprise?ssl=true"))
                .containsExactly(new Place("one", 5433), new Place("two", 5432));
        assertThat(OwnListeners.databases("jdbc:postgresql:reprise")).containsExactly(new Place("localhost", 5432));
    }
}
