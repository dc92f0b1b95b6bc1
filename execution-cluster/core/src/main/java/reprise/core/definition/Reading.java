package reprise.core.definition;

import java.util.List;

/** What came of reading a text as a definition: the definition, or every problem at once. */
public sealed interface Reading {

    record Read(Definition definition) implements Reading {}

    record Refused(List<Problem> problems) implements Reading {}
}
