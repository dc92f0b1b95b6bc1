package reprise.sdk;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The items of a list, which know how large and deep they are: parts may be shared, and a walk would meet each anew. */
final class Items extends AbstractList<Json> implements RandomAccess {
    private final List<Json> items;
    final long size;
    final int depth;

    private Items(List<Json> items) {
        long size = 2;
        int depth = 0;
        for (var item : items) {
            size = Measure.sum(size, item.size() + 1);
            depth = Math.max(depth, item.depth());
        }
        this.items = items;
        this.size = size;
        this.depth = depth + 1;
    }

    static List<Json> of(List<Json> items) {
        return items instanceof Items known ? known : new Items(items);
    }

    @Override
    public Json get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public Object[] toArray() {
        return items.toArray();
    }
}
