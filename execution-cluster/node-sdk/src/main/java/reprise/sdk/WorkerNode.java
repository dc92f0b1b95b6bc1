package reprise.sdk;

/** A node with an effect on the world. It runs on a worker's virtual thread and may block; it is interrupted to stop it. */
public non-sealed interface WorkerNode<C> extends NodeType<C> {

    /**
     * Makes one attempt. Retry, time-out and journal are not its business.
     *
     * @throws Exception counts as a failure that may be retried and whose outcome is unknown
     */
    Result run(C config, Input input, Context context) throws Exception;
}
