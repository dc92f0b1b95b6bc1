/** How executions start others, hear how they ended, and call them off. */
package reprise.engine.relatives;
