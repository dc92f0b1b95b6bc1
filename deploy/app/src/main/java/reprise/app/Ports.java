package reprise.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import reprise.app.membership.Discovery;

/** Looks at the start whether the ports can be had, before anything else is opened that would have to be closed again. */
final class Ports {

    /** @throws BadSetting naming the setting whose port is taken */
    static void check(Settings settings) {
        if (settings.roles().contains("gateway")) {
            check(settings.http().host(), settings.http().port(), "REPRISE_HTTP");
            settings.operations().port().ifPresent(port -> check(settings.http().host(), port, "REPRISE_OPS"));
        }
        if (!(settings.discovery() instanceof Discovery.Alone)) { // by itself, a node takes any other
            check(settings.cluster().host(), settings.cluster().port(), "REPRISE_CLUSTER");
        }
    }

    private static void check(String host, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException refused) {
            throw refused(host, port, setting, refused);
        }
    }

    /** @param setting what the names of its settings begin with, as {@code REPRISE_HTTP} */
    static BadSetting refused(String host, int port, String setting, Throwable why) {
        var said = String.valueOf(why.getMessage());
        if (why instanceof UnknownHostException) {
            return new BadSetting("there is no host " + host + ": correct " + hostSetting(setting));
        }
        if (why instanceof BindException && said.contains("assign requested address")) {
            return new BadSetting(
                    "this machine has no address " + host + " to listen on: correct " + hostSetting(setting));
        }
        if (said.contains("Permission denied")) {
            return new BadSetting("this user may not listen on port " + port + " (those below 1024 are root's): set "
                    + setting + "_PORT to another, such as 8080");
        }
        return new BadSetting(
                "port " + port + " on " + host + " is in use by another program, perhaps by another Reprise:"
                        + " stop that one, or choose another port with " + setting + "_PORT");
    }

    private static String hostSetting(String setting) {
        return (setting.equals("REPRISE_OPS") ? "REPRISE_HTTP" : setting) + "_HOST";
    }

    private Ports() {}
}
