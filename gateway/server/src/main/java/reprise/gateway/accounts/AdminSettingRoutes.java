package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import java.util.Map;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /admin/settings}: how people come in; what can be changed while the server runs, and what it was started with. */
final class AdminSettingRoutes {
    private final Http http;
    private final Auth auth;
    private final AccountSettings settings;
    private final Registration registration;
    private final Trail trail;

    AdminSettingRoutes(Http http, Auth auth, AccountSettings settings, Registration registration, Trail trail) {
        this.http = http;
        this.auth = auth;
        this.settings = settings;
        this.registration = registration;
        this.trail = trail;
    }

    Route routes() {
        return path(segment("admin").slash("settings"), () -> concat(get(this::show), patch(this::change)));
    }

    private Route show() {
        return auth.may(Permission.INSTALL, _ -> http.answer(this::shown));
    }

    private Route change() {
        return auth.may(
                Permission.INSTALL,
                caller -> http.body(
                        fields -> fields.flag("openRegistration"),
                        open -> extractRequest(request -> http.answer(() -> {
                            registration.decide(open);
                            trail.note(
                                    SecurityEvent.Kind.SETTING_CHANGED,
                                    caller,
                                    Origin.of(request),
                                    Map.of(
                                            "openRegistration",
                                            open.map(Object::toString).orElse("as started")));
                            return shown();
                        }))));
    }

    private Reply shown() {
        return Reply.ok(Json.object(
                "openRegistration",
                registration.isOpen(),
                "basicAuth",
                settings.basicAuth(),
                "tokenLifetimeSeconds",
                settings.accessToken().toSeconds(),
                "callsPerSecond",
                settings.callsPerSecond()));
    }
}
