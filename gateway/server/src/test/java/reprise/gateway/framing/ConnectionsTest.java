package reprise.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who holds connections without using them takes nobody's place but their own. */
class ConnectionsTest {
    private static final Head HEAD = HeadReader.read("GET / HTTP/1.0\r\n\r\n".getBytes(), 0, 18);
    private final Connections connections =
            new Connections(5, 2, address -> address.getHostAddress().equals("10.0.0.9"));

    @Test
    void theOneThatWaitedLongestMakesRoomForTheNextOfItsAddress() {
        var first = Held.by(connections, "10.0.0.1");
        var second = Held.by(connections, "10.0.0.1");
        first.connection.sign(2);
        second.connection.sign(1);
        Held.by(connections, "10.0.0.2");

        assertThat(connections.admit(at("10.0.0.1"))).isPresent();

        assertThat(second.aborted).hasValue(1);
        assertThat(first.aborted).hasValue(0);
    }

    @Test
    void aConnectionAtWorkIsNotEndedForAnother() {
        for (int i = 0; i < 2; i++) {
            Held.by(connections, "10.0.0.1").connection.arrived(new Arrived.Request(HEAD));
        }
        assertThat(connections.admit(at("10.0.0.1"))).isEmpty();
        assertThat(connections.admit(at("10.0.0.2"))).isPresent();
    }

    @Test
    void whatIsAnsweredWaitsAgain() {
        var held = Held.by(connections, "10.0.0.1").connection;
        held.arrived(new Arrived.Request(HEAD));
        held.next();
        assertThat(held.isWaiting()).isFalse();
        held.answered();
        assertThat(held.isWaiting()).isTrue();
    }

    @Test
    void thoseThatSpeakForManyAreCountedWithAllOthersOnly() {
        for (int i = 0; i < 5; i++) {
            assertThat(connections.admit(at("10.0.0.9"))).isPresent();
        }
        var longest = Held.by(connections, "10.0.0.9");
        longest.connection.sign(1);
        connections.admit(at("10.0.0.1"));
        assertThat(longest.aborted).hasValue(1);
    }

    @Test
    void aHouseholdIsOne() {
        Held.by(connections, "2001:db8::1").connection.arrived(new Arrived.Request(HEAD));
        Held.by(connections, "2001:db8::2").connection.arrived(new Arrived.Request(HEAD));
        assertThat(connections.admit(at("2001:db8::3"))).isEmpty();
        assertThat(connections.admit(at("2001:db8:0:1::3"))).isPresent();
    }

    @Test
    void whatIsClosedMakesRoom() {
        var held = Held.by(connections, "10.0.0.1");
        held.connection.arrived(new Arrived.Request(HEAD));
        Held.by(connections, "10.0.0.1").connection.arrived(new Arrived.Request(HEAD));
        connections.closed(held.connection);
        assertThat(connections.admit(at("10.0.0.1"))).isPresent();
    }

    @Test
    void whoFinishesTakesNobodyAndIsDoneWhenAllAreClosed() {
        var held = Held.by(connections, "10.0.0.1");
        var done = connections.finish().toCompletableFuture();
        assertThat(held.finished).hasValue(1);
        assertThat(connections.admit(at("10.0.0.2"))).isEmpty();
        assertThat(done).isNotDone();
        connections.closed(held.connection);
        assertThat(done).isDone();
    }

    /** An open connection, and what was done to it. */
    private record Held(Connection connection, AtomicInteger aborted, AtomicInteger finished) implements Guard.Reins {
        static Held by(Connections connections, String address) {
            var held = new Held(connections.admit(at(address)).orElseThrow(), new AtomicInteger(), new AtomicInteger());
            held.connection.heldBy(held);
            return held;
        }

        @Override
        public void answers(long number, boolean otherProtocol) {}

        @Override
        public void finish() {
            finished.incrementAndGet();
        }

        @Override
        public void abort() {
            aborted.incrementAndGet();
        }
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1234);
    }
}
