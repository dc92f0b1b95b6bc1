package reprise.catalog;

import reprise.core.definition.Definition;

/** Makes the copy of a workflow tell that it is one. */
final class Copies {

    static Definition of(Definition original) {
        return new Definition(
                original.name() + " (copy)",
                original.description(),
                original.tags(),
                original.params(),
                original.nodes(),
                original.edges(),
                original.settings(),
                original.metadata());
    }

    private Copies() {}
}
