/** What can be known from outside after a run: who asked for what, who was called, what the database holds. */
package reprise.chaos.evidence;
