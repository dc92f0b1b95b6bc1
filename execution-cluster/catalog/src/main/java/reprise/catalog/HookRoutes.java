package reprise.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import reprise.catalog.HookBindings.Lookup.Nobody;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.catalog.HookBindings.Lookup.WrongMethod;

/**
 * An immutable map of hooks by address: the unguessable ones, those below the slugs of workspaces, and those of the first
 * workspace. Where two could be meant, which those who give them away prevent, the former counts. A path without parameters is one look into a hash table that makes nothing
 * new; only where that finds nobody are the paths with parameters tried, fixed segments before parameters.
 */
public final class HookRoutes implements HookBindings {

    private static final Lookup NOBODY = new Nobody();

    private final Map<String, Site> fixed = new HashMap<>();
    private final Branch patterns = new Branch();

    public HookRoutes(Collection<HookBinding> plates) {
        plates.forEach(this::addOwn);
        plates.forEach(plate -> plate.webhook()
                .path()
                .ifPresent(path -> add(plate, path.under(plate.home().slug()))));
        plates.stream()
                .filter(plate -> plate.home().first())
                .forEach(plate -> plate.webhook().path().ifPresent(path -> add(plate, path)));
    }

    /** Every webhook has {@code token/node}; the workflow's first one for a method has {@code token} alone, too. */
    private void addOwn(HookBinding plate) {
        var token = plate.token().value();
        site(token).add(plate, List.of());
        site(token + "/" + plate.node()).add(plate, List.of());
    }

    private void add(HookBinding plate, HookPath path) {
        if (path.fixed()) {
            site(path.toString()).add(plate, List.of());
        } else {
            patterns.at(path.segments()).add(plate, path.names());
        }
    }

    private Site site(String path) {
        return fixed.computeIfAbsent(path, _ -> new Site());
    }

    @Override
    public Lookup find(String method, String path) {
        var site = fixed.get(path);
        var open = site == null ? null : site.open.get(method);
        return open != null ? open : search(method, HookPath.trim(path));
    }

    private Lookup search(String method, String path) {
        var site = fixed.get(path);
        if (site != null && site.open.containsKey(method)) {
            return site.open.get(method);
        }
        var allowed = new LinkedHashSet<String>(site == null ? List.of() : site.open.keySet());
        if (!patterns.isEmpty()) {
            var found = patterns.find(method, path.split("/", -1), 0, new ArrayList<>(), allowed);
            if (found != null) {
                return found;
            }
        }
        return allowed.isEmpty() ? NOBODY : new WrongMethod(allowed);
    }

    /** The webhooks at one address, by method. */
    private static final class Site {
        final Map<String, Open> open = new LinkedHashMap<>();
        final Map<String, List<String>> names = new HashMap<>();

        void add(HookBinding plate, List<String> names) {
            for (var method : plate.webhook().methods()) {
                open.putIfAbsent(method, new Open(plate, Map.of()));
                this.names.putIfAbsent(method, names);
            }
        }
    }

    /** Paths with parameters, as a tree of their segments. */
    private static final class Branch {
        private final Map<String, Branch> fixed = new HashMap<>();
        private Branch param;
        private Site site;

        Site at(List<String> segments) {
            if (segments.isEmpty()) {
                site = site == null ? new Site() : site;
                return site;
            }
            return next(segments.getFirst()).at(segments.subList(1, segments.size()));
        }

        private Branch next(String segment) {
            if (HookPath.param(segment)) {
                param = param == null ? new Branch() : param;
                return param;
            }
            return fixed.computeIfAbsent(segment, _ -> new Branch());
        }

        boolean isEmpty() {
            return fixed.isEmpty();
        }

        /** Null where nobody listens to that method; then {@code allowed} has gained the methods that would do. */
        Open find(String method, String[] path, int at, List<String> taken, SequencedSet<String> allowed) {
            if (at == path.length) {
                return here(method, taken, allowed);
            }
            var branch = fixed.get(path[at]);
            var found = branch == null ? null : branch.find(method, path, at + 1, taken, allowed);
            if (found != null || param == null || path[at].isEmpty()) {
                return found;
            }
            taken.add(path[at]);
            found = param.find(method, path, at + 1, taken, allowed);
            taken.removeLast();
            return found;
        }

        private Open here(String method, List<String> taken, SequencedSet<String> allowed) {
            var open = site == null ? null : site.open.get(method);
            if (open == null) {
                allowed.addAll(site == null ? List.of() : site.open.keySet());
                return null;
            }
            var params = new LinkedHashMap<String, String>();
            var names = site.names.get(method);
            for (int i = 0; i < names.size(); i++) {
                params.put(names.get(i), taken.get(i));
            }
            return new Open(open.plate(), params);
        }
    }
}
