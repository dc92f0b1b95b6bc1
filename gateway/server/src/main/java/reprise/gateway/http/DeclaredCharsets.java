package reprise.gateway.http;

import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.settings.ServerSettings;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Types that by their registration have no charset, and that senders name with one all the same. Akka would drop it, and
 * their bytes would be read as what they were not said to be.
 */
final class DeclaredCharsets {
    private static final MediaType[] TYPES = Stream.of(
                    "application/json",
                    "application/json-patch+json",
                    "application/merge-patch+json",
                    "application/problem+json",
                    "application/vnd.api+json",
                    "application/x-www-form-urlencoded",
                    "image/svg+xml")
            .map(type -> type.split("/"))
            .map(type -> MediaTypes.customWithOpenCharset(type[0], type[1], Map.of(), true))
            .toArray(MediaType[]::new);

    /** The same settings; {@link SentType} then sees these charsets. */
    static ServerSettings keptBy(ServerSettings settings) {
        return settings.withParserSettings(settings.getParserSettings().withCustomMediaTypes(TYPES));
    }

    private DeclaredCharsets() {}
}
