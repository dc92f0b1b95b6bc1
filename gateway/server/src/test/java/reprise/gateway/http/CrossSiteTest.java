package reprise.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A browser that remembers a password is not made use of by pages of others. */
class CrossSiteTest {
    private static final String API = "http://localhost:8080/api/v1/workflows";
    private final CrossSite sites = new CrossSite(HttpSettings.at("127.0.0.1", 8080)
            .withAllowedOrigins(Set.of("https://friend.example"))
            .withPublicUrl(URI.create("https://reprise.example"))
            .around());

    @Test
    void whatAForeignPageAsksForIsRefused() {
        assertThat(isDone(HttpRequest.POST(API), "Sec-Fetch-Site", "cross-site"))
                .isFalse();
        assertThat(isDone(HttpRequest.DELETE(API), "Sec-Fetch-Site", "same-site"))
                .isFalse();
        assertThat(isDone(HttpRequest.POST(API), "Origin", "https://evil.example"))
                .isFalse();
        assertThat(isDone(HttpRequest.POST(API), "Origin", "null")).isFalse();
        assertThat(isDone(HttpRequest.POST(API), "Origin", "http://localhost:9090"))
                .isFalse();
        assertThat(isDone(HttpRequest.PUT(API), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"))
                .isFalse();
    }

    @Test
    void ourOwnPagesAndFriendsAreServed() {
        assertThat(isDone(HttpRequest.POST(API), "Sec-Fetch-Site", "same-origin"))
                .isTrue();
        assertThat(isDone(HttpRequest.POST(API), "Sec-Fetch-Site", "none")).isTrue();
        assertThat(isDone(HttpRequest.POST(API), "Origin", "http://localhost:8080"))
                .isTrue();
        assertThat(isDone(HttpRequest.POST(API), "Origin", "https://reprise.example"))
                .isTrue();
        assertThat(isDone(HttpRequest.PUT(API), "Origin", "https://friend.example", "Sec-Fetch-Site", "cross-site"))
                .isTrue();
    }

    @Test
    void programsAndReadersAreNotConcerned() {
        assertThat(isDone(HttpRequest.POST(API))).isTrue();
        assertThat(isDone(HttpRequest.GET(API), "Sec-Fetch-Site", "cross-site")).isTrue();
        assertThat(isDone(HttpRequest.POST("http://localhost:8080/hooks/orders"), "Sec-Fetch-Site", "cross-site"))
                .isTrue();
    }

    private boolean isDone(HttpRequest request, String... headers) {
        var sent = request.addHeader(RawHeader.create("Host", "localhost:8080"));
        for (int i = 0; i < headers.length; i += 2) {
            sent = sent.addHeader(RawHeader.create(headers[i], headers[i + 1]));
        }
        return sites.refusal(sent).isEmpty();
    }
}
