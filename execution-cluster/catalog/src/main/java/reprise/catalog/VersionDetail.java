package reprise.catalog;

import reprise.core.definition.Definition;

/** A version together with what it does. */
public record VersionDetail(Version version, Definition definition) {}
