/**
 * Reads the journal in the order it was committed, and hands it on in batches: exactly once into tables of the same
 * database, where a batch and the place it ends at are written together.
 */
package reprise.journal.tail;
