/**
 * Workflows, their immutable versions, the plans made of them, and who listens at which webhook address.
 *
 * <p>{@link reprise.catalog.Workflows} is what authors change, {@link reprise.catalog.Releases} what triggers run, {@link
 * reprise.catalog.Plans} what executions run by, {@link reprise.catalog.HookBindings} what the door asks.
 */
package reprise.catalog;
