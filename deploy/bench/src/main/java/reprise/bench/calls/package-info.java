/** What carries the calls of nodes, measured alone: the product's client beside the libraries it could be made of. */
package reprise.bench.calls;
