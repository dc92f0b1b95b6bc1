package reprise.catalog;

import reprise.core.definition.Definition;

/** A workflow together with what its latest version does. */
public record Detail(Workflow workflow, Definition definition) {}
