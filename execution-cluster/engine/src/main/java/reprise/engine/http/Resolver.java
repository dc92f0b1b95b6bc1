package reprise.engine.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import reprise.nodes.address.AddressBlock;
import reprise.sdk.HttpClient.CallFailed;

/**
 * Finds the address a host is called at. Every address of a name is checked, and the very one that is returned is dialled, so
 * a name cannot lead elsewhere between the check and the call.
 */
final class Resolver implements DnsResolver, AutoCloseable {
    /** Until when the call of this thread waits for an address. */
    static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    /** How names become addresses. */
    interface Lookup {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    private final EgressPolicy policy;
    private final Lookup lookup;
    private final ThreadPoolExecutor threads;
    private final AsyncCache<String, List<InetAddress>> known;
    private final AtomicInteger turn = new AtomicInteger();

    Resolver(EgressPolicy policy, Lookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
        this.threads = threads();
        this.known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(10))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** Those that may be called, in the order in which they are to be tried. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        try {
            return inTurn(checked(host, port, DEADLINE.get())).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (CallFailed refusal) {
            throw new Unresolved(refusal);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException();
        }
    }

    private List<InetAddress> checked(String host, int port, Deadline deadline)
            throws CallFailed, InterruptedException {
        if (!HostName.isSound(host)) {
            throw Failures.unsoundHost();
        }
        List<InetAddress> addresses = addresses(host, deadline);
        for (InetAddress address : addresses) {
            if (policy.isOwn(address, port)) {
                throw Failures.ownPlace(host, port);
            }
            Optional<String> refusal = policy.refusal(host, port, address);
            if (refusal.isPresent()) {
                throw Failures.refusedAddress(host, refusal.get());
            }
        }
        return addresses;
    }

    @Override
    public InetAddress[] resolve(String host) {
        throw new UnsupportedOperationException("which addresses may be called depends on the port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetAddress> addresses(String host, Deadline deadline) throws CallFailed, InterruptedException {
        Optional<byte[]> literal = AddressBlock.literal(host);
        try {
            if (literal.isPresent()) {
                return List.of(InetAddress.getByAddress(literal.get()));
            }
            List<InetAddress> found = deadline.await(known.get(host, this::looking));
            if (found.isEmpty()) {
                throw Failures.unknownHost(host);
            }
            return found;
        } catch (UnknownHostException | ExecutionException | RejectedExecutionException _) {
            throw Failures.unknownHost(host);
        } catch (TimeoutException _) {
            throw Failures.connectTimeout(host);
        }
    }

    /** Each is the first at times, so that a dead one does not slow every call; IPv4 goes before what not every machine has. */
    private List<InetAddress> inTurn(List<InetAddress> addresses) {
        var turned = new ArrayList<>(addresses);
        Collections.rotate(turned, turn.getAndIncrement());
        turned.sort(Comparator.comparing(address -> !(address instanceof Inet4Address)));
        return turned;
    }

    private CompletableFuture<List<InetAddress>> looking(String host, Executor unused) {
        return CompletableFuture.supplyAsync(() -> look(host), threads);
    }

    /** Empty for a name that nobody knows; that is remembered too. */
    private List<InetAddress> look(String host) {
        try {
            return List.of(lookup.addresses(host));
        } catch (UnknownHostException _) {
            return List.of();
        }
    }

    /** Threads of the system: a look-up is a native call that would hold up the carriers of virtual ones. */
    private static ThreadPoolExecutor threads() {
        var threads = new ThreadPoolExecutor(
                16,
                16,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(1_000),
                Thread.ofPlatform().daemon().name("egress-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** No address that may be called. */
    static final class Unresolved extends UnknownHostException {
        private final transient CallFailed failure;

        private Unresolved(CallFailed failure) {
            super(failure.getMessage());
            this.failure = failure;
        }

        CallFailed failure() {
            return failure;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
