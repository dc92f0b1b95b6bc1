import { QueryClient } from '@tanstack/react-query';
import { asFailure } from '@/api/failure';
import { session } from '@/api/session';

/** What the server said, kept once for all pages. What may pass is tried again; what is refused is shown at once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (count, error) => count < 2 && asFailure(error).passing,
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
});

session.subscribe(() => {
  if (!session.signedIn) queryClient.clear();
});
