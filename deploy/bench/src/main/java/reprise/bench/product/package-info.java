/** The product under measurement: its workflows, its rows, its memory. */
package reprise.bench.product;
