package reprise.gateway.accounts;

import java.util.Optional;
import reprise.catalog.HookSlug;
import reprise.gateway.http.Fields;

/** What a workspace is called from now on, and what the addresses of its webhooks begin with. */
record Renaming(Optional<String> name, Optional<HookSlug> slug) {
    private static final int LONGEST_SLUG = 100;

    static Renaming read(Fields fields) {
        var name = fields.has("name")
                ? Optional.of(fields.text("name", WorkspaceRoutes.LONGEST_NAME))
                : Optional.<String>empty();
        var slug = fields.optionalText("slug", LONGEST_SLUG).flatMap(text -> slug(fields, text));
        if (!fields.has("name") && !fields.has("slug")) {
            fields.wrong("name", "or slug must be given");
        }
        return new Renaming(name, slug);
    }

    private static Optional<HookSlug> slug(Fields fields, String text) {
        try {
            return Optional.of(HookSlug.of(text));
        } catch (IllegalArgumentException unfit) {
            fields.wrong("slug", unfit.getMessage());
            return Optional.empty();
        }
    }
}
