package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.catalog.HookBindings.Lookup;
import reprise.catalog.HookBindings.Lookup.Nobody;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.catalog.HookBindings.Lookup.WrongMethod;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.plan.Plan;
import reprise.sdk.Json;

class HookRoutesTest {

    private static final HookHome FIRST = new HookHome(new WorkspaceId(new UUID(0, 1)), new HookSlug("one"), true);
    private static final HookHome OTHER = new HookHome(new WorkspaceId(new UUID(0, 2)), new HookSlug("two"), false);
    private static final HookToken TOKEN = new HookToken("0123456789abcdef0123456789abcdef");

    @Test
    void findsAWebhookByItsPathAndMethod() {
        var orders = plate("orders/new", "POST");
        assertThat(door(orders).find("POST", "orders/new")).isEqualTo(new Open(orders, Map.of()));
    }

    @Test
    void answersTheSameObjectForEveryCallToAFixedPath() {
        var door = door(plate("orders/new", "POST"));
        assertThat(door.find("POST", "orders/new")).isSameAs(door.find("POST", "orders/new"));
    }

    @Test
    void makesNothingNewForACallToAFixedPath() {
        var door = door(plate("orders/new", "POST"), plate("items/:id", "GET"));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        find(door, 20_000);
        var before = threads.getCurrentThreadAllocatedBytes();
        find(door, 20_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private static void find(HookRoutes door, int times) {
        for (int i = 0; i < times; i++) {
            if (!(door.find("POST", "orders/new") instanceof Open)) {
                throw new AssertionError();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "orders/", "//orders//"})
    void doesNotMindSlashesAroundAPath(String path) {
        var orders = plate("orders", "POST");
        assertThat(door(orders).find("POST", path)).isEqualTo(new Open(orders, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "order", "orders/new", "ORDERS", "orders/../orders", "orders%2F", "orders//x"})
    void findsNobodyElsewhere(String path) {
        assertThat(door(plate("orders", "POST"), plate("items/:id", "GET")).find("POST", path))
                .isEqualTo(new Nobody());
    }

    @Test
    void tellsWhichMethodsWouldDo() {
        assertThat(door(plate("orders", "POST", "PUT")).find("GET", "orders"))
                .isEqualTo(new WrongMethod(new LinkedHashSet<>(List.of("POST", "PUT"))));
        assertThat(door(plate("orders/:id", "POST")).find("GET", "orders/7"))
                .isEqualTo(new WrongMethod(new LinkedHashSet<>(List.of("POST"))));
    }

    @Test
    void givesWhatStandsAtTheParameters() {
        var lines = plate("orders/:id/lines/:line", "GET");
        assertThat(door(lines).find("GET", "orders/7/lines/2"))
                .isEqualTo(new Open(lines, Map.of("id", "7", "line", "2")));
    }

    @Test
    void aParameterIsNeverEmpty() {
        assertThat(door(plate("orders/:id", "GET")).find("GET", "orders/")).isEqualTo(new Nobody());
        assertThat(door(plate("orders/:id/x", "GET")).find("GET", "orders//x")).isEqualTo(new Nobody());
    }

    @Test
    void prefersWhatIsSaidToWhatIsLeftOpen() {
        var any = plate("orders/:id", "GET");
        var one = plate("orders/new", "GET");
        var door = door(any, one);
        assertThat(door.find("GET", "orders/new")).isEqualTo(new Open(one, Map.of()));
        assertThat(door.find("GET", "orders/7")).isEqualTo(new Open(any, Map.of("id", "7")));
    }

    @Test
    void triesTheOpenPathWhereTheSaidOneLeadsNowhere() {
        var one = plate("a/b/:y", "GET");
        var two = plate("a/:x/c/d", "GET");
        var post = plate("a/b/c", "POST");
        var door = door(one, two, post);
        assertThat(door.find("GET", "a/b/c/d")).isEqualTo(new Open(two, Map.of("x", "b")));
        assertThat(door.find("GET", "a/b/c")).isEqualTo(new Open(one, Map.of("y", "c")));
        assertThat(door.find("POST", "a/b/c")).isEqualTo(new Open(post, Map.of()));
    }

    @Test
    void everyWebhookIsAlsoAtItsUnguessableAddress() {
        var first = named("in", "orders", "POST");
        var second = named("back", null, "POST", "GET");
        var door = door(first, second);
        assertThat(plateAt(door.find("POST", TOKEN.value()))).isEqualTo(first);
        assertThat(plateAt(door.find("GET", TOKEN.value()))).isEqualTo(second);
        assertThat(plateAt(door.find("POST", TOKEN.value() + "/back"))).isEqualTo(second);
        assertThat(door.find("POST", TOKEN.value() + "/nobody")).isEqualTo(new Nobody());
    }

    @Test
    void findsThePathsOfAWorkspaceBelowItsSlug() {
        var ours = plate("orders/:id", "POST");
        var theirs = new HookBinding(OTHER, PLAN, ours.webhook(), "", new HookToken("f".repeat(32)));
        var door = door(ours, theirs);
        assertThat(door.find("POST", "orders/7")).isEqualTo(new Open(ours, Map.of("id", "7")));
        assertThat(door.find("POST", "one/orders/7")).isEqualTo(new Open(ours, Map.of("id", "7")));
        assertThat(door.find("POST", "two/orders/7")).isEqualTo(new Open(theirs, Map.of("id", "7")));
        assertThat(door.find("GET", "two/orders/7")).isInstanceOf(WrongMethod.class);
        assertThat(door.find("POST", "three/orders/7")).isEqualTo(new Nobody());
        assertThat(door(theirs).find("POST", "orders/7")).isEqualTo(new Nobody());
    }

    private static HookBinding plateAt(Lookup lookup) {
        return ((Open) lookup).plate();
    }

    private static HookRoutes door(HookBinding... plates) {
        return new HookRoutes(Arrays.asList(plates));
    }

    private static HookBinding plate(String path, String... methods) {
        return named("hook-" + path.replaceAll("\\W", "-"), path, methods);
    }

    private static HookBinding named(String node, String path, String... methods) {
        var webhook = new Webhook(
                new NodeId(node),
                new LinkedHashSet<>(List.of(methods)),
                Optional.ofNullable(path).map(HookPath::of));
        return new HookBinding(FIRST, PLAN, webhook, "", TOKEN);
    }

    private static final Plan PLAN =
            new Plan(new PlanId(new WorkflowId(new UUID(0, 2)), 1), null, null, List.of(), Map.of(), Json.EMPTY_OBJECT);
}
