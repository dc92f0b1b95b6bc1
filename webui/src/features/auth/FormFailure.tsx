import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** Why a form was not accepted, above its fields. */
export function FormFailure({ failure }: { failure: { message: string; requestId: string | null } }) {
  return (
    <Alert color="red" variant="outline" icon={<IconAlertTriangle size={18} />} role="alert">
      <Text size="sm">{failure.message}</Text>
      {failure.requestId && (
        <Text size="xs" c="dimmed">
          Request {failure.requestId}
        </Text>
      )}
    </Alert>
  );
}
