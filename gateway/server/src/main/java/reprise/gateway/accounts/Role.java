package reprise.gateway.accounts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person is in a workspace; each may all that those below may. */
public enum Role {
    VIEWER(Permission.READ, Permission.PERSONAL),
    OPERATOR(VIEWER, Permission.OPERATE),
    EDITOR(OPERATOR, Permission.EDIT),
    ADMIN(EDITOR, Permission.ADMINISTER),
    OWNER(ADMIN, Permission.OWN);

    private final Set<Permission> permissions;

    Role(Permission first, Permission second) {
        permissions = EnumSet.of(first, second);
    }

    Role(Role below, Permission more) {
        permissions = EnumSet.copyOf(below.permissions);
        permissions.add(more);
    }

    /** Whether the role alone is enough for that. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As the contract writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where there is no such role */
    public static Role parse(String word) {
        for (var role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no such role");
    }
}
