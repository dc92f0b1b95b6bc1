/** What changed between two versions of a workflow. */
package reprise.catalog.diff;
