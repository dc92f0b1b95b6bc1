package reprise.sdk;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The members of an object, which know how large and deep they are: parts may be shared, and a walk would meet each anew. */
final class Members extends AbstractMap<String, Json> {
    private final Map<String, Json> members;
    final long size;
    final int depth;

    private Members(Map<String, Json> members) {
        long size = 2;
        int depth = 0;
        for (var member : members.entrySet()) {
            size = Measure.sum(
                    size, member.getKey().length() + 4L + member.getValue().size());
            depth = Math.max(depth, member.getValue().depth());
        }
        this.members = members;
        this.size = size;
        this.depth = depth + 1;
    }

    static Map<String, Json> of(Map<String, Json> members) {
        return members instanceof Members known ? known : new Members(members);
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public Json get(Object name) {
        return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return members.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return java.util.Collections.unmodifiableSet(members.keySet());
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
        return java.util.Collections.unmodifiableMap(members).entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Json> action) {
        members.forEach(action);
    }
}
