package reprise.sdk;

import java.util.Map;

/**
 * What reaches a node over the edges that were taken.
 *
 * @param value the output of the node before; an object by node id where several edges were taken
 * @param byNode the outputs by node id, in the order of the edges
 */
public record Input(Json value, Map<String, Json> byNode) {}
