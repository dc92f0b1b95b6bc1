import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { NodeStatus } from '@/api/types';

/** What is known of a node at this moment, on top of what its definition says. */
export interface Mark {
  status?: NodeStatus;
  /** A few words beside the status: a duration, the number of the attempt. */
  detail?: string;
  /** The port that it left by. */
  port?: string | null;
  problems?: number;
}

export type Marks = StoreApi<Readonly<Record<string, Mark>>>;

/** Marks live beside the picture, not in it: were the graph's own node objects replaced, they would flicker. */
export function createMarks(): Marks {
  return createStore<Readonly<Record<string, Mark>>>(() => ({}));
}

/** Takes over new marks; nodes whose mark says the same keep the old object and are not drawn again. */
export function setMarks(marks: Marks, next: Record<string, Mark>): void {
  const known = marks.getState();
  const kept = Object.fromEntries(
    Object.entries(next).map(([id, mark]) => [id, same(known[id], mark) ? known[id]! : mark]),
  );
  marks.setState(kept, true);
}

function same(a: Mark | undefined, b: Mark): boolean {
  return a?.status === b.status && a?.detail === b.detail && a?.port === b.port && a?.problems === b.problems;
}

export interface Surface {
  marks: Marks;
  selected: string | null;
  onSelect: (nodeId: string) => void;
}

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('A graph part is used outside of a graph.');
  return surface;
}

export function useMark(nodeId: string): Mark | undefined {
  return useStore(useSurface().marks, (marks) => marks[nodeId]);
}
