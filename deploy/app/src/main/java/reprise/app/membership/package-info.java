/** How nodes that work with one database come to be one cluster, and never two. */
package reprise.app.membership;
