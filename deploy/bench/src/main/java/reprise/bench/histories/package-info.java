/** What executions with long histories cost: to look back into, to go on with, and to keep in memory. */
package reprise.bench.histories;
