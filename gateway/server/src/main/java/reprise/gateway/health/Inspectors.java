package reprise.gateway.health;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.onSuccess;

import akka.http.javadsl.server.Route;
import java.util.function.Supplier;
import reprise.gateway.accounts.Auth;
import reprise.gateway.accounts.Permission;

/** Who is shown metrics and health in detail. */
@FunctionalInterface
public interface Inspectors {
    /** Goes on for those, refuses others. */
    Route only(Supplier<Route> then);

    /** Whoever reaches the port. */
    static Inspectors everybody() {
        return Supplier::get;
    }

    /** Administrators of the installation, and their tokens with the scope {@code operations}. */
    static Inspectors administrators(Auth auth) {
        return then -> extractRequest(request -> onSuccess(auth.caller(request, Permission.OBSERVE), _ -> then.get()));
    }
}
