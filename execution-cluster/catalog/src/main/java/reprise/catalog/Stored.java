package reprise.catalog;

import java.util.stream.Collectors;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.Reading.Read;
import reprise.core.definition.Reading.Refused;
import reprise.core.definition.SourceText;
import reprise.language.Language;
import reprise.sdk.JsonText.MalformedJson;

/** Definitions as versions keep them: canonical JSON in UTF-8. */
final class Stored {

    static byte[] write(Definition definition) {
        return Language.json().writeBytes(DefinitionWriter.write(definition));
    }

    static Definition read(byte[] written) {
        return switch (DefinitionReader.read(source(written))) {
            case Read(var definition) -> definition;
            case Refused(var problems, var _) ->
                throw new IllegalStateException("a stored definition cannot be read any more: "
                        + problems.stream()
                                .map(problem -> problem.field() + " " + problem.issue())
                                .collect(Collectors.joining("; ")));
        };
    }

    static SourceText source(byte[] written) {
        try {
            return SourceText.of(Language.json().parse(written));
        } catch (MalformedJson e) {
            throw new IllegalStateException("a stored definition is damaged", e);
        }
    }

    private Stored() {}
}
