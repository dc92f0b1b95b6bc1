import { useState } from 'react';

/** The cursors on the way to the page that is shown; another filter starts from the first page again. */
export function useCursors(filter: string) {
  const [way, setWay] = useState<{ filter: string; cursors: string[] }>({ filter, cursors: [] });
  const cursors = way.filter === filter ? way.cursors : [];
  return {
    cursor: cursors.at(-1),
    back: cursors.length > 0 ? () => setWay({ filter, cursors: cursors.slice(0, -1) }) : null,
    onward: (next: string | null | undefined) =>
      next ? () => setWay({ filter, cursors: [...cursors, next] }) : null,
  };
}
