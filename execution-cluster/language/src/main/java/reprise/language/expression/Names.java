package reprise.language.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reprise.core.expression.Compiled;
import reprise.core.expression.Scope;
import reprise.core.expression.Uses;
import reprise.language.expression.PathCode.Start;
import reprise.language.expression.PathCode.Step;
import reprise.sdk.config.Spelling;

/** What names mean at a place of a workflow. Offsets are of the whole text. */
final class Names {
    static final Code NOTHING = new Code.Literal(reprise.sdk.Json.NULL);

    /** {@code nodes}, which needs an id to mean anything. */
    static final Code NODES = new Code.Literal(reprise.sdk.Json.EMPTY_OBJECT);

    private final Scope scope;
    private final Aliases aliases;
    private final List<Compiled.Error> errors;
    private final Map<String, Integer> locals = new HashMap<>();
    private final Set<String> usedRoots = new HashSet<>();
    private final Set<String> usedNodes = new HashSet<>();
    private int slots;

    Names(Scope scope, Aliases aliases, List<Compiled.Error> errors) {
        this.scope = scope;
        this.aliases = aliases;
        this.errors = errors;
    }

    /** How many loop variables there are at most. */
    int slots() {
        return slots;
    }

    /** What was spoken of by now. */
    Uses uses() {
        return new Uses(usedRoots, usedNodes);
    }

    /** Says that {@code name} is a loop variable until {@link #forget}. */
    int declare(String name) {
        locals.put(name, slots);
        return slots++;
    }

    boolean isLocal(String name) {
        return locals.containsKey(name);
    }

    void forget(String name) {
        locals.remove(name);
    }

    /** The expression as CEL can read it. */
    String aliased(String expression) {
        return aliases.in(expression);
    }

    Code refused(int offset, String issue) {
        errors.add(new Compiled.Error(offset, issue));
        return NOTHING;
    }

    Code begin(String name, int offset) {
        var slot = locals.get(name);
        if (slot != null) {
            return path(new Start.Local(name, slot), offset);
        }
        if (name.equals("nodes")) {
            return NODES;
        }
        if (name.equals("secrets") && !scope.secrets()) {
            return refused(offset, "secrets cannot be used here: there is no vault yet");
        }
        if (name.equals("vars")) {
            return refused(offset, "vars cannot be used here: no node sets them yet");
        }
        if (isRoot(name)) {
            usedRoots.add(name);
            return path(new Start.Root(name), offset);
        }
        var id = aliases.id(name);
        return scope.all().contains(id) ? node(id, offset) : unknown(name, offset);
    }

    /** Whether an expression may begin with that name. */
    boolean knows(String name) {
        return locals.containsKey(name) || isRoot(name) || scope.all().contains(aliases.id(name));
    }

    private boolean isRoot(String name) {
        return Scope.ROOTS.contains(name) || scope.more().contains(name);
    }

    private Code unknown(String name, int offset) {
        if (Scope.OF_ITEMS.contains(name)) {
            return refused(
                    offset,
                    name
                            + " exists only where the items of a list are gone through, as in a filter's condition with items beside it");
        }
        var known = new LinkedHashSet<>(Scope.ROOTS);
        known.addAll(scope.more());
        known.addAll(scope.upstream());
        return refused(
                offset,
                "unknown name " + name + Spelling.hint(name, known)
                        + (name.equals("body") || name.equals("headers") || name.equals("query")
                                ? "; did you mean trigger." + name + "?"
                                : ""));
    }

    Code node(String id, int offset) {
        if (scope.upstream().contains(id)) {
            usedNodes.add(id);
            return path(new Start.Node(id), offset);
        }
        if (scope.all().contains(id)) {
            return refused(offset, "node " + id + " is not upstream of this one, so it has no output yet");
        }
        return refused(offset, "there is no node " + id + Spelling.hint(id, scope.upstream()));
    }

    private static Code path(Start start, int offset) {
        return new PathCode(start, offset, List.of());
    }

    Code member(Code of, String name, int offset) {
        if (of == NODES) {
            return node(aliases.id(name), offset);
        }
        if (of instanceof PathCode path && path.length() == 0 && path.start() instanceof Start.Root(var root)) {
            var kind = root.equals("params") ? scope.params().getOrDefault(name, "") : "";
            return path.then(Step.member(rootMember(root, name, offset), offset))
                    .of(Optional.of(kind).filter(known -> !known.isEmpty()));
        }
        return then(of, Step.member(name, offset));
    }

    Code item(Code of, int index, int offset) {
        return then(of, Step.item(index, offset));
    }

    private Code then(Code of, Step step) {
        return switch (of) {
            case PathCode path -> path.then(step);
            case Forms.Maybe(var maybe) -> new Forms.Maybe(then(maybe, step));
            default -> new PathCode(new Start.Computed(of), step.offset(), List.of(step));
        };
    }

    /** The member's true name, after a look whether the root can have it. */
    private String rootMember(String root, String name, int offset) {
        if (root.equals("trigger") && Scope.BODY_NAMES.contains(name)) {
            return "body";
        }
        if (root.equals("params") && !scope.params().containsKey(name)) {
            refused(
                    offset,
                    "the workflow declares no param " + name
                            + Spelling.hint(name, scope.params().keySet()));
        }
        var members = Scope.MEMBERS.get(root);
        if (members != null && !members.contains(name)) {
            refused(
                    offset,
                    root + " has no member " + name + "; it has " + String.join(", ", members)
                            + meant(root, name, members));
        }
        return name;
    }

    private static String meant(String root, String name, List<String> members) {
        var near = Spelling.hint(name, members);
        return near.isEmpty() && root.equals("trigger") ? "; did you mean trigger.body." + name + "?" : near;
    }
}
