package reprise.core.definition;

import java.util.List;
import java.util.Optional;

/** What came of reading a text as a definition: the definition, or every problem at once. */
public sealed interface Reading {

    record Read(Definition definition) implements Reading {}

    /** @param rest the definition without what is wrong, where all its nodes and edges could be told apart */
    record Refused(List<Problem> problems, Optional<Definition> rest) implements Reading {}
}
