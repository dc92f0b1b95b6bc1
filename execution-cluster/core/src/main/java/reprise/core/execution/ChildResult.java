package reprise.core.execution;

import reprise.sdk.Failure;
import reprise.sdk.Json;

/** How an execution ended, as its parent is told. */
public sealed interface ChildResult {

    record Output(Json value) implements ChildResult {}

    record Failed(Failure failure) implements ChildResult {}
}
