package reprise.core.execution;

import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.value.Value;

/**
 * What an execution owes to the world. Tasks are shown to those who do them, after every event and after a recovery alike;
 * each is done at least once, and remains owed until its doing is in the history. Some outlive the execution's end.
 */
public sealed interface Task {

    /** The same for the same task for ever, different for any two. */
    String key();

    /** An attempt of a step that has an effect. It ends with the execution. */
    record Attempt(StepId step, StepState.Running running) implements Task {
        @Override
        public String key() {
            return "attempt:" + step + ":" + running.tries().attempt();
        }
    }

    /** Another execution is to be started, once, under this id. */
    record StartChild(
            StepId step, ExecutionId child, WorkflowId workflow, Optional<Integer> version, Value input, boolean waits)
            implements Task {
        @Override
        public String key() {
            return "start:" + child;
        }
    }

    /** Nobody waits for this execution any more. Outlives the end. */
    record CancelChild(ExecutionId child) implements Task {
        @Override
        public String key() {
            return "cancel:" + child;
        }
    }

    /** The parent waits to hear how this execution ended. Outlives the end. */
    record TellParent(Parent parent) implements Task {
        @Override
        public String key() {
            return "tell:" + parent.execution() + ":" + parent.step();
        }
    }
}
