package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Clerk.ABROAD;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Clerk.done;
import static reprise.catalog.Samples.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.catalog.Listing.After;
import reprise.catalog.Listing.Order;
import reprise.core.WorkspaceId;
import reprise.core.definition.SourceText;
import reprise.sdk.Json;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowListTest {

    private static final Listing ALL = new Listing(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Order.NAME,
            false,
            Optional.empty(),
            100);

    private Clerk clerk;

    @BeforeAll
    void open() {
        clerk = Clerk.onFreshDatabase();
        var billing =
                clerk.created(definition("billing", "Monthly 100% run", List.of("money", "a'b"), "finance/monthly"));
        done(clerk.releases.publish(HOME, billing.id(), Optional.empty()));
        done(clerk.releases.activate(HOME, billing.id()));
        clerk.created(definition("Alarm", "wakes_people", List.of("ops"), ""));
        var zebra = clerk.created(definition("Zebra", "", List.of(), "finance"));
        done(clerk.releases.archive(HOME, zebra.id()));
        clerk.created(definition("'); drop table workflow;--", "", List.of(), "financeless"));
        clerk.created(ABROAD, definition("billing", "", List.of("money"), "finance"));
        var gone = clerk.created(definition("Gone", "", List.of("money"), ""));
        done(clerk.releases.delete(HOME, gone.id()));
    }

    @AfterAll
    void close() {
        clerk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, false, '''); drop table workflow;--|Alarm|billing|Zebra'",
        "NAME, true, 'Zebra|billing|Alarm|''); drop table workflow;--'",
        "CREATED_AT, false, 'billing|Alarm|Zebra|''); drop table workflow;--'",
        "UPDATED_AT, true, '''); drop table workflow;--|Zebra|Alarm|billing'"
    })
    void sorts(Order order, boolean descending, String names) {
        assertThat(String.join("|", names(sorted(order, descending)))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "BILL, billing",
        "100%, billing",
        "%, billing",
        "_, Alarm",
        "money, billing",
        "finance/month, billing",
        "x' or 1=1--, ''",
        "drop table, '''); drop table workflow;--'"
    })
    void findsPartsOfTextAsTheyAre(String q, String name) {
        assertThat(String.join("|", names(with(Optional.of(q), Optional.empty(), Optional.empty()))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"money, billing", "a'b, billing", "mon, ''", "MONEY, ''"})
    void findsTagsWhole(String tag, String name) {
        assertThat(String.join("|", names(with(Optional.empty(), Optional.of(tag), Optional.empty()))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"finance, billing|Zebra", "finance/monthly, billing", "fin, ''", "fin_nce, ''"})
    void findsAFolderWithThoseInIt(String folder, String names) {
        assertThat(String.join("|", names(with(Optional.empty(), Optional.empty(), Optional.of(folder)))))
                .isEqualTo(names);
    }

    @Test
    void narrowsByStatusAndActivity() {
        assertThat(names(in(Optional.of(Status.PUBLISHED), Optional.empty()))).containsExactly("billing");
        assertThat(names(in(Optional.of(Status.ARCHIVED), Optional.empty()))).containsExactly("Zebra");
        assertThat(names(in(Optional.empty(), Optional.of(true)))).containsExactly("billing");
        assertThat(names(in(Optional.of(Status.DRAFT), Optional.of(true)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesGoOnWhereTheLastEndedWhateverIsAddedMeanwhile(boolean descending) {
        var workspace = new WorkspaceId(UUID.randomUUID());
        for (int i = 0; i < 7; i++) {
            clerk.created(workspace, named(i % 2 == 0 ? "same" : "other"));
        }
        for (var order : Order.values()) {
            var before = clerk.workflows.list(workspace, sorted(order, descending));
            var seen = new ArrayList<Workflow>();
            var after = Optional.<After>empty();
            while (true) {
                var page = clerk.workflows.list(workspace, page(order, descending, after, 2));
                if (page.isEmpty()) {
                    break;
                }
                seen.addAll(page);
                after = Optional.of(After.of(page.getLast(), order));
                clerk.created(workspace, named(descending ? "zzz" : "aaa"));
                if (seen.size() > 50) {
                    break;
                }
            }
            assertThat(seen).doesNotHaveDuplicates().containsAll(before);
            assertThat(after.orElseThrow().fits(order)).isTrue();
        }
    }

    private List<String> names(Listing listing) {
        return clerk.workflows.list(HOME, listing).stream().map(Workflow::name).toList();
    }

    private static Listing sorted(Order order, boolean descending) {
        return page(order, descending, Optional.empty(), 100);
    }

    private static Listing page(Order order, boolean descending, Optional<After> after, int limit) {
        return new Listing(
                ALL.q(), ALL.tag(), ALL.folder(), ALL.status(), ALL.active(), order, descending, after, limit);
    }

    private static Listing with(Optional<String> q, Optional<String> tag, Optional<String> folder) {
        return new Listing(q, tag, folder, ALL.status(), ALL.active(), Order.NAME, false, ALL.after(), 100);
    }

    private static Listing in(Optional<Status> status, Optional<Boolean> active) {
        return new Listing(ALL.q(), ALL.tag(), ALL.folder(), status, active, Order.NAME, false, ALL.after(), 100);
    }

    private static SourceText definition(String name, String description, List<String> tags, String folder) {
        return SourceText.of(Samples.json(name)
                .with("description", Json.of(description))
                .with("tags", Json.from(tags))
                .with("metadata", folder.isEmpty() ? Json.object() : Json.object("folder", folder)));
    }
}
