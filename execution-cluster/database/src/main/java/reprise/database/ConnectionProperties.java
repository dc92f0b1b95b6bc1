package reprise.database;

import java.util.Properties;

/** How the driver is to behave on every connection. */
final class ConnectionProperties {

    private ConnectionProperties() {}

    static Properties of(DatabaseSettings settings) {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", settings.name());
        properties.setProperty(
                "connectTimeout", Long.toString(Math.max(1, settings.patience().toSeconds())));
        properties.setProperty("socketTimeout", Long.toString(settings.silence().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("prepareThreshold", "1");
        return properties;
    }

    /** The limits we set ourselves on the server; the second is unknown to servers before 17. */
    static String limits(DatabaseSettings settings) {
        return "select set_config('idle_in_transaction_session_timeout', '%d', false),"
                        .formatted(settings.idleTransaction().toMillis())
                + " case when current_setting('transaction_timeout', true) is not null"
                + " then set_config('transaction_timeout', '%d', false) end"
                        .formatted(settings.longestTransaction().toMillis());
    }
}
