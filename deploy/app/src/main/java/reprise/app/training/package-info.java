/** The training run after which the server starts in half the time: see decision 10. */
package reprise.app.training;
