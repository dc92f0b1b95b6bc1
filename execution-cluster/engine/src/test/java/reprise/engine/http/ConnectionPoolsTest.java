package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolsTest {
    private final Resolver resolver = new Resolver(EgressPolicy.parse(""), InetAddress::getAllByName);
    private final ConnectionPools pools = new ConnectionPools(
            () -> new ConnectionPool(resolver, ClientTlsStrategyBuilder.create().buildClassic()));

    @AfterEach
    void close() {
        pools.close();
        resolver.close();
    }

    @Test
    void giveEachWorkspaceOneOfItsOwn() {
        assertThat(pools.enter("a")).isSameAs(pools.enter("a")).isNotSameAs(pools.enter("b"));
    }

    @Test
    void forgetAWorkspaceThatCallsNobodyAnyMore() {
        pools.enter("a");
        pools.enter("a");
        pools.leave("a");
        pools.prune();
        assertThat(pools.size()).isEqualTo(1);

        pools.leave("a");
        pools.prune();
        assertThat(pools.size()).isZero();
    }
}
