import { useSyncExternalStore } from 'react';
import { session } from '@/api/session';

/** Whether somebody is signed in, in this tab or any other. */
export function useSignedIn(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.signedIn);
}
