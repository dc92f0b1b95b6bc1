import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { asFailure } from '@/api/failure';

const CLOSE = { 'aria-label': 'Close the message' };

/** A short word that something is done. */
export function done(message: ReactNode): void {
  notifications.show({ message, icon: <IconCheck size={16} />, closeButtonProps: CLOSE, color: 'teal.8', autoClose: 4000 });
}

/** A failure that leaves the page as it is. */
export function failed(what: string, error: unknown): void {
  const failure = asFailure(error);
  const details = failure.details.map((detail) => `${detail.field} ${detail.issue}`).join('; ');
  notifications.show({
    title: what,
    message: [failure.message, details, failure.requestId && `Request ${failure.requestId}`].filter(Boolean).join(' · '),
    icon: <IconAlertTriangle size={16} />,
    closeButtonProps: CLOSE,
    color: 'red.8',
    autoClose: 10_000,
  });
}
