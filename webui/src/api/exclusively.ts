const LEASE_MS = 10_000;
const POLL_MS = 50;

/**
 * Runs a task in one tab of this browser at a time. Pages served over plain HTTP from another machine have no Web
 * Locks; there a lease in the shared storage does the same, and runs out should its tab be closed.
 */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (typeof navigator !== 'undefined' && navigator.locks) return navigator.locks.request(name, task);
  return leased(`${name}.lease`, task);
}

async function leased<T>(key: string, task: () => Promise<T>): Promise<T> {
  const mine = Math.random().toString(36).slice(2);
  while (!(await took(key, mine))) await pause(POLL_MS);
  try {
    return await task();
  } finally {
    if (localStorage.getItem(key)?.startsWith(mine)) localStorage.removeItem(key);
  }
}

async function took(key: string, mine: string): Promise<boolean> {
  const held = localStorage.getItem(key);
  if (held && Number(held.split(' ')[1]) > Date.now()) return false;
  localStorage.setItem(key, `${mine} ${Date.now() + LEASE_MS}`);
  await pause(POLL_MS); // another tab may have written in the same moment: the last one has it
  return localStorage.getItem(key)?.startsWith(mine) ?? false;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
