import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { outline, type Outline } from './document';

/**
 * The outline of the text, and the picture to draw of it. While a line is half written the text is not whole, and the
 * last whole picture stays; a change that the picture does not show leaves it alone.
 */
export function useOutline(text: string) {
  const [settled] = useDebouncedValue(text, 150);
  const known = useMemo(() => outline(settled), [settled]);
  const [picture, setPicture] = useState(known);
  if (known !== picture && known.whole && shape(known) !== shape(picture)) setPicture(known);
  return { known, picture };
}

function shape({ nodes, edges }: Outline): string {
  return JSON.stringify([nodes.map(({ id, type, name, config, parent, disabled }) => [id, type, name, config, parent, disabled]), edges]);
}
