const DATABASE = 'reprise';
const STORE = 'session';
const KEY = 'refreshToken';

/** Where the refresh token is kept, for all tabs of this browser. */
export interface Vault {
  read: () => Promise<string | null>;
  write: (token: string | null) => Promise<void>;
}

/**
 * IndexedDB, because its transactions are in one order for all tabs. Local storage is not enough: a tab may get the
 * lock and still see the token from before the last renewal, and to send that one ends the session.
 */
export const vault: Vault = {
  read: () =>
    transact<string | null>('readonly', (store, answer) => {
      const asked = store.get(KEY);
      asked.onsuccess = () => answer(typeof asked.result === 'string' ? asked.result : null);
    }),
  write: (token) =>
    transact<void>('readwrite', (store, answer) => {
      if (token === null) store.delete(KEY);
      else store.put(token, KEY);
      answer();
    }),
};

/** Answers what the work found, once the transaction is complete. */
export async function transact<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, answer: (value: T) => void) => void,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      let found: T;
      transaction.oncomplete = () => resolve(found);
      transaction.onerror = transaction.onabort = () => reject(closed(transaction.error));
      work(transaction.objectStore(STORE), (value) => (found = value));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(closed(opening.error));
  });
}

function closed(reason: DOMException | null): Error {
  return new Error(`This browser does not let Reprise keep the session (${reason?.name ?? 'no storage'}).`);
}
