/** The whole product put up from outside, as anybody would run it: its process, its database, its API. */
package reprise.bench.stage;
