import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Outlet } from 'react-router';

/** What hovers above all pages. It stands inside of the router, so that a notification can hold a link. */
export function Root() {
  return (
    <ModalsProvider>
      <Notifications position="bottom-right" />
      <Outlet />
    </ModalsProvider>
  );
}
