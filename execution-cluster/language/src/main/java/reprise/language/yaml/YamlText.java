package reprise.language.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import reprise.core.definition.SourceText;
import reprise.language.UnreadableText;

/** YAML 1.2 (core schema) as far as it means JSON: no tags, one document, bounded in depth and size. */
public final class YamlText {

    /** @throws UnreadableText with line and column */
    public static SourceText read(String text) throws UnreadableText {
        var settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE) // bounded by the caller
                .setParseComments(false)
                .build();
        try {
            return new YamlReader(
                            new Parse(settings).parseString(unmarked(text)).iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            throw refused(e.getProblem(), e.getProblemMark().or(e::getContextMark));
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            throw UnreadableText.at(
                    "is not YAML: a control character must be written as an escape in double quotes", line, 1);
        } catch (YamlEngineException _) {
            throw UnreadableText.at("is not YAML", 0, 0);
        }
    }

    /** Without the byte order mark that a document may begin with (YAML 1.2.2, section 5.2). */
    private static String unmarked(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static UnreadableText refused(String problem, Optional<Mark> mark) {
        return UnreadableText.at(
                "is not YAML: " + problem,
                mark.map(at -> at.getLine() + 1).orElse(0),
                mark.map(at -> at.getColumn() + 1).orElse(0));
    }

    private YamlText() {}
}
