/** The training run after which the server starts in half the time: see decision 11. */
package reprise.app.training;
