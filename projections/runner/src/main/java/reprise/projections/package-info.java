/** Follows the journal and keeps every view: alone in one process, or spread over the nodes of a cluster. */
package reprise.projections;
