import { transact } from './vault';

const LEASE_MS = 10_000;
const POLL_MS = 50;

/**
 * Runs a task in one tab of this browser at a time. Pages served over plain HTTP from another machine have no Web
 * Locks; there a lease in the shared database does the same, and runs out should its tab be closed.
 */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (typeof navigator !== 'undefined' && navigator.locks) return navigator.locks.request(name, task);
  return leased(`${name}.lease`, task);
}

async function leased<T>(key: string, task: () => Promise<T>): Promise<T> {
  while (!(await took(key))) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  try {
    return await task();
  } finally {
    await transact<void>('readwrite', (store, answer) => {
      store.delete(key);
      answer();
    });
  }
}

/** Looks and takes in one transaction, so that two tabs cannot both find it free. */
function took(key: string): Promise<boolean> {
  return transact<boolean>('readwrite', (store, answer) => {
    const asked = store.get(key);
    asked.onsuccess = () => {
      const free = typeof asked.result !== 'number' || asked.result < Date.now();
      if (free) store.put(Date.now() + LEASE_MS, key);
      answer(free);
    };
  });
}
