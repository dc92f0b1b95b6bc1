package reprise.gateway.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * How what a parser needs grows with its input. What it allocates is counted, which is the same on every machine and every
 * day, unlike time; a parser that goes over its input again and again without allocating is held by the limit of its test.
 */
public final class Growth {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reads that input; it may refuse it. */
    public interface Parser<I> {
        void read(I input) throws Exception;
    }

    /**
     * What it allocates for an input of that size, for one of twice the size, and so on.
     *
     * @return the greatest factor from one size to the next: 2 for what is linear, 4 for what is square
     */
    public static <I> double ofDoubling(int size, int times, IntFunction<I> input, Parser<I> parser) {
        long before = allocated(input.apply(size), parser);
        double worst = 0;
        for (int i = 0, n = 2 * size; i < times; i++, n *= 2) {
            long now = allocated(input.apply(n), parser);
            worst = Math.max(worst, (double) now / Math.max(before, FLOOR));
            before = now;
        }
        return worst;
    }

    /** What a small input costs beside its size does not count. */
    private static final long FLOOR = 64 * 1024;

    private static <I> long allocated(I input, Parser<I> parser) {
        read(input, parser); // so that what is made once is there
        long before = THREADS.getCurrentThreadAllocatedBytes();
        read(input, parser);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static <I> void read(I input, Parser<I> parser) {
        try {
            parser.read(input);
        } catch (Exception refused) {
            // that, too, must not cost more than its size
        }
    }

    private Growth() {}
}
