package reprise.catalog;

import reprise.core.WorkspaceId;

/**
 * Where the webhooks of a workspace are called.
 *
 * @param first whether it is the first administrator's, whose paths are called without the slug, too
 */
public record HookHome(WorkspaceId workspace, HookSlug slug, boolean first) {}
