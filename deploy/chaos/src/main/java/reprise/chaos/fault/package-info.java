/** What is done to the product while it works. */
package reprise.chaos.fault;
