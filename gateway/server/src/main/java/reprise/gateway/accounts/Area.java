package reprise.gateway.accounts;

import java.util.Locale;

/** A part of the API that a token can be limited to. */
public enum Area {
    WORKFLOWS,
    EXECUTIONS,
    SECRETS,
    /** Profile, tokens, workspaces and their members. */
    ACCOUNT,
    /** Users, plugins, audit: the installation itself. */
    SYSTEM,

    /** Metrics and health in detail; looked at only, so its scope is the one word {@code operations}. */
    OPERATIONS;

    /** As scopes write it: {@code executions}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
