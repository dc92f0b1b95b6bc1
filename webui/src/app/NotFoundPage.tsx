import { Button, Container } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';

export function Component() {
  const { pathname } = useLocation();
  return (
    <Container size="sm" py={48}>
      <title>Not found · Reprise</title>
      <h1>Page not found</h1>
      <EmptyState
        icon={<IconMapOff size={22} />}
        title="There is nothing at this address"
        actions={
          <Button component={Link} to="/workflows">
            Go to the workflows
          </Button>
        }
      >
        <code style={{ overflowWrap: 'anywhere' }}>{pathname}</code>
      </EmptyState>
    </Container>
  );
}
