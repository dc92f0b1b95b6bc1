import { ago, moment } from './time';
import { useNow } from './useNow';

/** How long ago something was; the full time shows when pointed at. */
export function Ago({ at }: { at: string }) {
  const now = useNow(10_000);
  return (
    <time dateTime={at} title={moment(at)} className="numbers">
      {ago(at, now)}
    </time>
  );
}
