package reprise.nodes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type an answer says it has. @param name in lower case, without parameters; empty where none was said */
record ContentType(String name, Optional<String> charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON = Pattern.compile("application/(x-)?json|.*\\+json|text/(x-)?json");
    private static final Pattern XML = Pattern.compile(".*/xml|.*\\+xml");
    private static final Pattern TEXT = Pattern.compile(
            "text/.*|application/(javascript|ecmascript|x-www-form-urlencoded|yaml|x-yaml|graphql|sql|x-ndjson|jsonl)");

    static ContentType parse(String text) {
        String name = text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(text);
        Optional<String> said = charset.find()
                ? Optional.of(charset.group(1) == null ? charset.group(2) : charset.group(1))
                : Optional.empty();
        return new ContentType(name, said.map(String::strip).filter(named -> !named.isEmpty()));
    }

    boolean isSaid() {
        return !name.isEmpty();
    }

    boolean isJson() {
        return JSON.matcher(name).matches();
    }

    boolean isXml() {
        return XML.matcher(name).matches();
    }

    boolean isText() {
        return isXml() || TEXT.matcher(name).matches();
    }
}
