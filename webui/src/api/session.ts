import { exclusively } from './exclusively';
import { Session } from './sessionRules';
import { vault } from './vault';

/** The session of this browser. */
export const session = new Session({
  vault,
  marks: window.localStorage,
  fetch: (path, init) => window.fetch(path, init),
  exclusively,
  now: Date.now,
});

window.addEventListener('storage', (event) => session.storageChanged(event.key));
