/** A watch over the threads on which actors and requests take turns: nothing on them may wait or compute for long. */
package reprise.app.watch;
