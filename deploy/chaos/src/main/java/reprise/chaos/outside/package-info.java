/** The world around the product: those who call it and those whom it calls. */
package reprise.chaos.outside;
