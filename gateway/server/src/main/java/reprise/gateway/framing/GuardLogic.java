package reprise.gateway.framing;

import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;

/** What a {@link Guard} does. */
final class GuardLogic extends TimerGraphStageLogic implements Guard.Reins {
    private static final Fault SLOW_HEAD =
            new Fault(Fault.Kind.TOO_SLOW, "The head of the request did not arrive in time");
    private static final Fault BROKEN_OFF = new Fault(Fault.Kind.MALFORMED, "The request breaks off in its head");

    private final Guard guard;
    private final Connection connection;
    private final Requests requests;
    private final Deadlines deadlines;
    private final AsyncCallback<Boolean> answers = createAsyncCallback(this::onAnswers);
    private final AsyncCallback<Boolean> finish = createAsyncCallback(_ -> onFinish());
    private final AsyncCallback<Boolean> abort = createAsyncCallback(_ -> hangUp("there is no room for it"));
    private boolean finishing;

    /** The number of the answer that must begin before more is heard; 0 for none. */
    private volatile long heldFor;

    GuardLogic(Guard guard) {
        super(guard.shape());
        this.guard = guard;
        this.connection = guard.connection;
        this.requests = new Requests(guard.limits, connection::arrived);
        this.deadlines = new Deadlines(guard.patience, System.nanoTime());
        setHandler(guard.fromNetwork, new FromNetwork());
        setHandler(guard.toParser, new ToParser());
        setHandler(guard.rendered, new Rendered());
        setHandler(guard.toNetwork, new ToNetwork());
    }

    @Override
    public void preStart() {
        connection.heldBy(this);
        scheduleWithFixedDelay("look", guard.patience.look(), guard.patience.look());
    }

    @Override
    public void postStop() {
        guard.closed.run();
    }

    @Override
    public void answers(long number, boolean otherProtocol) {
        if (number == heldFor) {
            answers.invoke(otherProtocol);
        }
    }

    @Override
    public void finish() {
        finish.invoke(true);
    }

    @Override
    public void abort() {
        abort.invoke(true);
    }

    @Override
    public void onTimer(Object key) {
        switch (deadlines.missed(System.nanoTime(), requests.areInHead(), connection.isWaiting())) {
            case NONE -> {}
            case HEAD -> giveUp(SLOW_HEAD);
            case IDLE -> endRequests();
            case OVER -> hangUp("its client has gone silent");
        }
    }

    private void onAnswers(boolean otherProtocol) {
        if (requests.areHeld()) {
            heldFor = 0;
            handOn(requests.goOn(otherProtocol));
        }
    }

    private void onFinish() {
        finishing = true;
        endIfBetween();
    }

    private void handOn(ByteString bytes) {
        deadlines.inHead(requests.areInHead());
        if (bytes.isEmpty()) {
            hear();
        } else {
            emit(guard.toParser, bytes);
        }
        endIfBetween();
    }

    private void endIfBetween() {
        if (finishing && requests.areBetween()) {
            endRequests();
        }
    }

    /** The parser hears no more; when it has said the last answer, the connection ends. */
    private void endRequests() {
        deadlines.ending();
        if (!isClosed(guard.toParser)) {
            complete(guard.toParser);
            hear();
        }
    }

    /** Where the parser is not busy with what was said before: else it is not the client who is slow. */
    private void giveUp(Fault fault) {
        if (isAvailable(guard.toParser)) {
            push(guard.toParser, requests.giveUp(fault));
        }
    }

    /** Also when nobody listens any longer: who still sends would not hear the answer if the connection was cut. */
    private void hear() {
        if (heldFor == 0 && !hasBeenPulled(guard.fromNetwork) && !isClosed(guard.fromNetwork)) {
            pull(guard.fromNetwork);
        }
    }

    private void hangUp(String why) {
        failStage(new HungUp(why));
    }

    /** Not an error: nobody is told. */
    private static final class HungUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HungUp(String why) {
            super("the connection was ended: " + why, null, false, false);
        }
    }

    private final class FromNetwork extends AbstractInHandler {
        @Override
        public void onPush() {
            var bytes = grab(guard.fromNetwork);
            heard();
            if (isClosed(guard.toParser)) {
                hear();
                return;
            }
            var passed = requests.accept(bytes);
            heldFor = requests.areHeld() ? connection.arrivals() : 0;
            handOn(passed);
        }

        @Override
        public void onUpstreamFinish() {
            if (isClosed(guard.toParser)) {
                return;
            }
            if (requests.areInHead()) {
                emit(guard.toParser, requests.giveUp(BROKEN_OFF), GuardLogic.this::endRequests);
            } else {
                endRequests();
            }
        }

        private void heard() {
            long now = System.nanoTime();
            deadlines.heard(now);
            connection.sign(now);
        }
    }

    private final class ToParser extends AbstractOutHandler {
        @Override
        public void onPull() {
            if (!hasBeenPulled(guard.fromNetwork)) {
                deadlines.heardAgain(System.nanoTime());
                hear();
            }
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            deadlines.ending();
            hear();
        }
    }

    private final class Rendered extends AbstractInHandler {
        @Override
        public void onPush() {
            long now = System.nanoTime();
            deadlines.said(now);
            connection.sign(now);
            push(guard.toNetwork, grab(guard.rendered));
        }

        @Override
        public void onUpstreamFinish() {
            deadlines.ended(System.nanoTime());
            complete(guard.toNetwork);
            endRequests();
        }
    }

    private final class ToNetwork extends AbstractOutHandler {
        @Override
        public void onPull() {
            deadlines.taken();
            pull(guard.rendered);
        }
    }
}
