/** The address to go on to after signing in: one of our own pages, whatever the link said. */
export function localPath(next: string | null): string {
  const start = '/workflows';
  if (!next?.startsWith('/')) return start;
  const here = 'http://here.invalid';
  try {
    const url = new URL(next, here);
    if (url.origin !== here || url.pathname.startsWith('//')) return start;
    return url.pathname + url.search + url.hash;
  } catch {
    return start;
  }
}
