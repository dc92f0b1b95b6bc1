package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.catalog.Clerk.ABROAD;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Clerk.done;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.catalog.HookBindings.Lookup.Nobody;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.catalog.Verdict.Conflict;
import reprise.core.WorkspaceId;
import reprise.core.definition.SourceText;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookHomesTest {

    private Clerk clerk;

    @BeforeAll
    void open() {
        clerk = Clerk.onFreshDatabase();
    }

    @AfterAll
    void close() {
        clerk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Sales, acme-sales",
        "Müller & Söhne, muller-sohne",
        "--x--y--, x-y",
        "q, workspace-q",
        "株式会社, workspace",
        "resume, workspace-resume",
        "0123456789abcdef0123456789abcdef, workspace-0123456789abcdef0123",
        "the name of a workspace that goes on and on, the-name-of-a-workspace-that-goes-on-and"
    })
    void isLikeTheNameOfItsWorkspace(String name, String slug) {
        assertThat(HookSlug.like(name)).hasToString(slug);
        assertThat(HookSlug.of(slug)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Acme",
                "a/b",
                "a.b",
                "-a",
                "a-",
                "a b",
                "é1",
                "resume",
                "0123456789abcdef0123456789abcdef"
            })
    void isPlain(String text) {
        assertThatThrownBy(() -> HookSlug.of(text)).hasMessageStartingWith("must be 2 to 40 small letters");
    }

    @Test
    void isGivenOnce() {
        assertThat(settled("Twins")).hasToString("twins");
        assertThat(settled("Twins")).hasToString("twins-2");
        assertThat(rename(ABROAD, "twins")).isInstanceOf(Conflict.class);
        assertThat(rename(HOME, "home")).isInstanceOf(Verdict.Done.class);
    }

    @Test
    void isNoPathOfTheFirstWorkspaceAlsoWhileItRests() {
        var workflow = clerk.live(HOME, listening("invoices/:id"));
        assertThat(settled("Invoices")).hasToString("invoices-2");
        done(clerk.releases.deactivate(HOME, workflow.id()));
        assertThat(rename(ABROAD, "invoices")).isInstanceOf(Conflict.class);
        assertThat(rename(HOME, "invoices")).isInstanceOf(Conflict.class);
        done(clerk.releases.delete(HOME, workflow.id()));
        assertThat(settled("Invoices")).hasToString("invoices");
    }

    @Test
    void whatIsLiveMovesWithIt() {
        var there = new WorkspaceId(UUID.randomUUID());
        clerk.database.transaction(sql -> HookHomes.settle(sql, there, "Before"));
        clerk.live(there, listening("moving"));
        assertThat(at("before/moving")).isInstanceOf(Open.class);
        done(rename(there, "after"));
        clerk.hooks.refresh();
        assertThat(at("before/moving")).isEqualTo(new Nobody());
        assertThat(at("after/moving")).isInstanceOf(Open.class);
    }

    private HookSlug settled(String name) {
        return clerk.database.transaction(sql -> HookHomes.settle(sql, new WorkspaceId(UUID.randomUUID()), name));
    }

    private Verdict<HookSlug> rename(WorkspaceId workspace, String slug) {
        return clerk.database.transaction(sql -> HookHomes.rename(sql, workspace, HookSlug.of(slug)));
    }

    private HookBindings.Lookup at(String path) {
        return clerk.hooks.find("POST", path);
    }

    private static SourceText listening(String path) {
        return Samples.named("Listening", Samples.webhook("hook", "POST", path));
    }
}
