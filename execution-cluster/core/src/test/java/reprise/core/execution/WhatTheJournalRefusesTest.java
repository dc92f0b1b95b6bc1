package reprise.core.execution;

import static reprise.core.execution.ExecutionDeciderTest.NO_ANSWER;
import static reprise.core.execution.ExecutionDeciderTest.THRICE;
import static reprise.core.execution.PoliciesTest.HELLO;
import static reprise.core.execution.PoliciesTest.worker;

import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.sdk.Json;

/** How an execution goes on without a decision that cannot be kept. */
class WhatTheJournalRefusesTest {
    private static final StepId A = Story.step("a");
    private static final String[] ENDED = {
        "ending failed by RESULT_NOT_STORABLE", "a cancelled", "ended failed by RESULT_NOT_STORABLE"
    };
    private static final Complete REPORT = new Complete(A, 1, "main", Json.of("odd"), List.of(HELLO));

    @Test
    void costsTheNodeItsAttemptsAndTheFlowGoesOnByItsPolicy() {
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .when(new Unstorable(REPORT))
                .then("a failed", "ended failed by RESULT_NOT_STORABLE");
        Story.begun(worker(THRICE, OnError.CONTINUE), "hook")
                .when(new Unstorable(new Fail(A, 1, NO_ANSWER, List.of(HELLO))))
                .then("a failed by main", "ended with [a]");
    }

    @Test
    void isOfNoConsequenceWhereTheAttemptIsNotUnderWay() {
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .when(new Unstorable(new Complete(A, 2, "main", Json.NULL, List.of())))
                .then();
    }

    @Test
    void endsTheExecutionWhereNoNodeIsToBlameOrItsFailureIsRefusedAsWell() {
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .when(new Unstorable(new Tick()))
                .then(ENDED);
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .when(new Unstorable(new Unstorable(REPORT)))
                .then(ENDED);
    }

    @Test
    void leavesNothingUnderWayWhereItIsEndingAlready() {
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .stepByStep()
                .when(new Cancel("enough", Cause.UNKNOWN))
                .then("ending cancelled: enough")
                .when(new Unstorable(new Tick()))
                .then("a cancelled")
                .when(new Continue())
                .then("ended cancelled: enough");
    }

    @Test
    void isCancelledWithoutTheReasonThatWasGiven() {
        Story.begun(worker(THRICE, OnError.FAIL), "hook")
                .when(new Unstorable(new Cancel("odd", Cause.UNKNOWN)))
                .then("ending cancelled: cancelled", "a cancelled", "ended cancelled: cancelled");
    }
}
