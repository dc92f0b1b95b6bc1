import { useMemo } from 'react';
import type { Json } from '@/api/types';
import { CopyButton } from './CopyButton';
import css from './JsonView.module.css';

const LONGEST = 100_000;
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A JSON value, indented and coloured; very long ones are cut, and copied whole. */
export function JsonView({ value, label }: { value: Json; label: string }) {
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? 'null', [value]);
  const shown = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return (
    <section className={css.frame} aria-label={label}>
      <header className={css.head}>
        <h3>{label}</h3>
        <CopyButton value={text} label={`Copy ${label.toLowerCase()}`} />
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className={css.text} tabIndex={0}>
        {coloured(shown)}
        {shown !== text && `\n… ${text.length - LONGEST} more characters`}
      </pre>
    </section>
  );
}

function coloured(text: string) {
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, quoted, colon, word] = match;
    parts.push(text.slice(from, match.index));
    const kind = quoted ? (colon ? css.key : css.string) : word ? css.word : css.number;
    parts.push(
      <span key={match.index} className={kind}>
        {quoted ?? whole}
      </span>,
    );
    if (colon) parts.push(colon);
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}
