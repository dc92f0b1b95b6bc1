/**
 * Read models: what the pages and the poller ask for, as tables made from the journal. Each feature has its tables, their
 * writer and their reader in one package.
 */
package reprise.views;
