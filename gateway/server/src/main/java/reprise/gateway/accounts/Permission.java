package reprise.gateway.accounts;

/** What can be asked for in a workspace. Each route names one. */
public enum Permission {
    /** Look at workflows, executions and their logs. */
    READ,
    /** Change what is one's own: profile, password, tokens. */
    PERSONAL,
    /** Make things run: execute, cancel, pause, retry, fork, signal, approve, delete an execution. */
    OPERATE,
    /** Change what runs: save, publish, activate workflows; see which credentials there are, and change them. */
    EDIT,
    /** Decide who belongs to the workspace, and in which role. */
    ADMINISTER,
    /** Make owners, and end the workspace. */
    OWN,
    /** Look after the whole installation: users, plugins. No role brings it; see {@link Caller#administrator}. */
    INSTALL,

    /** Look at how the installation does: metrics, the state of what it depends on. As {@link #INSTALL}, no role brings it. */
    OBSERVE;

    /** Whether it belongs to those who look after the whole installation, whatever their role in a workspace. */
    boolean isOfInstallation() {
        return this == INSTALL || this == OBSERVE;
    }
}
