/** By what the nodes of a cluster know each other: keys that one authority of their own has signed. */
package reprise.app.trust;
