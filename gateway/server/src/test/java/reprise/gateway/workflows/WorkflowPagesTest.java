package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowPagesTest {

    private Desk desk;
    private Client ann;

    @BeforeAll
    void open() {
        desk = new Desk();
        ann = desk.someone();
        List.of("delta", "Alpha", "charlie", "Bravo\\\\n\\n\\u2028line", "'); drop table workflow;--")
                .forEach(name -> made(ann, manual(name)));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"})
    void pagesGoOnWhereTheLastEnded(String sort) {
        var whole = ids(ann.get(PATH + "?sort=" + sort));
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = ann.get(PATH + "?limit=2&sort=" + sort + next);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            seen.addAll(ids(page));
            next = "&cursor=" + page.at("nextCursor");
        } while (!next.endsWith("null") && seen.size() < 20);
        assertThat(whole).hasSize(5);
        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void sortsNamesWithoutRegardToCapitals() {
        assertThat(ann.get(PATH + "?sort=name").items())
                .extracting(item -> item.text("name").orElseThrow().substring(0, 2))
                .containsExactly("')", "Al", "Br", "ch", "de");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=name;select pg_sleep(5)",
                "sort=id",
                "sort=",
                "sort=name,createdAt",
                "status=live",
                "status=DRAFT",
                "active=yes",
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "limit=1e3",
                "offset=10",
                "q=a&q=b",
                "q=\u0000"
            })
    void refusesAQueryThatMakesNoSense(String query) {
        var answer = ann.get(PATH + "?" + encoded(query));
        if (query.equals("sort=")) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=' or 1=1--", "tag=a'||pg_sleep(5)||'", "q=\\", "folder=' or ''='", "q=%_%"})
    void takesSqlForText(String query) {
        var begun = System.nanoTime();
        var answer = ann.get(PATH + "?" + encoded(query));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer)).hasSizeLessThanOrEqualTo(query.equals("q=\\") ? 1 : 0);
        assertThat(System.nanoTime() - begun).isLessThan(4_000_000_000L);
    }

    @Test
    void findsANameThatIsSql() {
        assertThat(ids(ann.get(PATH + "?" + encoded("q=DROP TABLE")))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "////", "null", "e30", "MQ"})
    void refusesACursorItDidNotGive(String cursor) {
        var refused = ann.get(PATH + "?cursor=" + cursor);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("cursor");
    }

    @Test
    void refusesACursorThatWasChangedOrIsOfAnotherOrder() {
        var cursor = ann.get(PATH + "?sort=name&limit=1").at("nextCursor");
        assertThat(ann.get(PATH + "?sort=-name&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(ann.get(PATH + "?sort=createdAt&cursor=" + cursor).status()).isEqualTo(400);
        var id = UUID.randomUUID();
        for (var keys : List.of(
                "NAME+\n" + id + "\n\\q",
                "NAME+\n" + id + "\na\u0000",
                "NAME+\nnot-an-id\na",
                "NAME+\n" + id,
                "NAME+\n" + id + "\na\nb")) {
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
            assertThat(ann.get(PATH + "?sort=name&cursor=" + forged).status())
                    .as(keys)
                    .isEqualTo(400);
        }
        for (var time : List.of("yesterday", "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z")) {
            var keys = "UPDATED_AT-\n" + id + "\n" + time;
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
            assertThat(ann.get(PATH + "?cursor=" + forged).status()).as(time).isEqualTo(400);
        }
    }

    @Test
    void aCursorOfAnotherWorkspaceShowsNothingOfIt() {
        var cursor = ann.get(PATH + "?limit=1").at("nextCursor");
        assertThat(ids(desk.someone().get(PATH + "?cursor=" + cursor))).isEmpty();
    }

    @Test
    void narrowsByStatusActivityTagAndFolder() {
        var bob = desk.someone();
        var live = made(
                bob,
                "{\"name\": \"Live\", \"tags\": [\"t\"], \"metadata\": {\"folder\": \"a/b\"},"
                        + " \"nodes\": [{\"id\": \"start\", \"type\": \"manual\"}]}");
        order(bob, live, "publish");
        order(bob, live, "activate");
        var draft = made(bob, manual("Draft"));
        for (var query : List.of("status=published", "active=true", "tag=t", "folder=a", "folder=a/b", "q=LIVE")) {
            assertThat(ids(bob.get(PATH + "?" + query))).as(query).containsExactly(live);
        }
        for (var query : List.of("status=draft", "active=false", "q=draft")) {
            assertThat(ids(bob.get(PATH + "?" + query))).as(query).containsExactly(draft);
        }
        assertThat(ids(bob.get(PATH + "?status=archived"))).isEmpty();
    }

    private static List<String> ids(Received page) {
        return page.items().stream().map(item -> item.text("id").orElseThrow()).toList();
    }

    private static String encoded(String query) {
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            pairs.add(pair.substring(0, equals + 1)
                    + URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
