/** The promises, and how each is held against outside evidence. Nothing here knows the product's code. */
package reprise.chaos.check;
