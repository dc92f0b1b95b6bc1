package reprise.engine.execution;

import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;

/** A command as the log names it: without its data, which may be large or a secret. */
final class CommandWords {

    static String of(ExecutionCommand command) {
        return switch (command) {
            case Complete c -> "the result of " + c.step() + ", attempt " + c.attempt();
            case Fail c -> "the failure of " + c.step() + ", attempt " + c.attempt();
            case Tick _ -> "a timer";
            case Continue _ -> "going on";
            case Cancel _ -> "being cancelled";
            case Pause _ -> "being paused";
            case Resume _ -> "being resumed";
            case Retry _ -> "being retried";
            case Skip c -> "the skipping of " + c.step();
            case Signal c -> "the signal " + c.name();
            case ReportStarted c -> "the start of its child " + c.child();
            case ReportEnded c -> "the end of its child " + c.child();
            case Settle c -> "the task " + c.task();
            case Start _ -> "being started";
            case Unstorable c -> "going on without " + of(c.refused());
        };
    }

    private CommandWords() {}
}
