package reprise.sdk.config;

import reprise.sdk.Json;

/** Makes the value of one component. */
@FunctionalInterface
interface Reader {

    /** @throws Binder.Unfit where the value does not fit */
    Object read(Json value);
}
