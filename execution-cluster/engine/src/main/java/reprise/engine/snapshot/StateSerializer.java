package reprise.engine.snapshot;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import reprise.core.execution.Execution;
import reprise.engine.journal.JournalSetup;
import reprise.journal.StateCodec;
import reprise.journal.UnreadableEvent;

/** Hands the state of an execution to Akka in its stored form. */
public final class StateSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 7_730_001;

    private final StateCodec codec;

    public StateSerializer(ExtendedActorSystem system) {
        this.codec = JournalSetup.parts(system).states();
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object state) {
        return StateCodec.FORM;
    }

    @Override
    public byte[] toBinary(Object state) {
        return codec.encode((Execution) state);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        if (!manifest.equals(StateCodec.FORM)) {
            throw new UnreadableEvent("a state of the form " + manifest + ", this release has " + StateCodec.FORM);
        }
        return codec.decode(bytes);
    }
}
