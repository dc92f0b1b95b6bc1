/** Makes load and measures it, cheaply: raw sockets, one thread, no garbage to speak of. In a process of its own. */
package reprise.bench.load;
