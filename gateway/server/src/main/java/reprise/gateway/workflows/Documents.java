package reprise.gateway.workflows;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.List;
import reprise.core.definition.Definition;
import reprise.core.definition.SourceText;
import reprise.gateway.http.Document;
import reprise.gateway.http.Preferences;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.language.Language;
import reprise.language.UnreadableText;

/** Definitions as text, in either form. */
final class Documents {

    private static final List<String> YAML = List.of("application/yaml", "application/x-yaml", "text/yaml");

    static SourceText read(Document document) throws UnreadableText {
        return document.isYaml() ? Language.readYaml(document.bytes()) : Language.readJson(document.bytes());
    }

    /** @throws Refused where the text is not even JSON or YAML, with its place */
    static SourceText readOrRefuse(Document document) {
        try {
            return read(document);
        } catch (UnreadableText e) {
            var form = document.isYaml() ? "YAML" : "JSON";
            throw new Refused(Refusal.malformed(
                    "The body is not valid " + form + ": " + e.getMessage(),
                    e.problems().stream().map(Refusal.Detail::of).toList()));
        }
    }

    /** Whether the caller would rather have YAML: names it, and JSON not more. */
    static boolean wantsYaml(HttpRequest request) {
        var wanted = Preferences.of(
                request.getHeader("Accept").map(HttpHeader::value).orElse(""));
        double yaml = wanted.named(YAML);
        return yaml > 0 && yaml >= wanted.weight("application/json");
    }

    static Reply yaml(Definition definition) {
        return new Reply.Text("application/yaml; charset=UTF-8", Language.yaml(definition));
    }

    private Documents() {}
}
