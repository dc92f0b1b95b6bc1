/** Workflows over HTTP: what people see and change of the catalog, and the node types they make workflows of. */
package reprise.gateway.workflows;
