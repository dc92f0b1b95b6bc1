package reprise.gateway.framing;

import akka.stream.Attributes;
import akka.stream.BidiShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/**
 * Stands between the network and the parser, on one connection. What comes in is what {@link Requests} hands on; what goes
 * out passes. It also keeps the time, and hangs up in such a way that the other side hears the last answer.
 */
public final class Guard extends GraphStage<BidiShape<ByteString, ByteString, ByteString, ByteString>> {
    final Inlet<ByteString> rendered = Inlet.create("rendered");
    final Outlet<ByteString> toNetwork = Outlet.create("to-network");
    final Inlet<ByteString> fromNetwork = Inlet.create("from-network");
    final Outlet<ByteString> toParser = Outlet.create("to-parser");
    private final BidiShape<ByteString, ByteString, ByteString, ByteString> shape =
            BidiShape.of(rendered, toNetwork, fromNetwork, toParser);

    final Connection connection;
    final Limits limits;
    final Patience patience;
    final Runnable closed;

    /** By which others lead the connection, from any thread. */
    interface Reins {
        /** @param number of the answer, from 1 */
        void answers(long number, boolean otherProtocol);

        void finish();

        void abort();
    }

    /** @param closed what is to be done when the connection is no more */
    public Guard(Connection connection, Limits limits, Patience patience, Runnable closed) {
        this.connection = connection;
        this.limits = limits;
        this.patience = patience;
        this.closed = closed;
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new GuardLogic(this);
    }
}
