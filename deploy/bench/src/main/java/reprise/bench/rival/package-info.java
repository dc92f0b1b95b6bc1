/** What the product is measured against: the least that could be done. */
package reprise.bench.rival;
