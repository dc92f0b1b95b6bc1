import { Button, Container, Group } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Problem } from '@/shared/Problem';

/** What is shown in place of a page that broke. The rest of Reprise goes on. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <Container size="sm" py={48}>
      <title>Error · Reprise</title>
      <h1>This page broke</h1>
      <Problem error={error} onRetry={() => window.location.reload()} />
      <Group mt="md">
        <Button component="a" href="/" variant="subtle">
          Go to the start page
        </Button>
      </Group>
    </Container>
  );
}
