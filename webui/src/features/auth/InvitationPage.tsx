import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router';
import { asFailure } from '@/api/failure';
import { acceptInvitation } from '@/api/links';
import { useSignedIn } from '@/app/useSession';
import { AuthFrame } from './AuthFrame';
import { FormFailure } from './FormFailure';

/** Where the link of an invitation leads. Who has no account makes one first, which the invitation allows. */
export function Component() {
  const { hash } = useLocation();
  const token = hash.slice(1);
  const signedIn = useSignedIn();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: () => navigate('/workflows', { replace: true }),
  });
  return (
    <AuthFrame title="Invitation" intro="Somebody asks you to work with them." foot={null}>
      <Stack>
        {accept.isError && <FormFailure failure={asFailure(accept.error)} />}
        {!token && <Text>This link is not whole: copy all of it into the address bar.</Text>}
        {signedIn ? (
          <Button size="md" fullWidth disabled={!token} loading={accept.isPending} onClick={() => accept.mutate()}>
            Join the workspace
          </Button>
        ) : (
          <>
            <Button component={Link} size="md" fullWidth to={{ pathname: '/sign-in', search: next(hash) }}>
              Sign in to join
            </Button>
            <Button
              component={Link}
              size="md"
              fullWidth
              variant="default"
              to={{ pathname: '/register', hash }}
            >
              Create an account
            </Button>
          </>
        )}
      </Stack>
    </AuthFrame>
  );
}

/** Back here after signing in. */
function next(hash: string): string {
  return `?${new URLSearchParams({ next: `/invitation${hash}` })}`;
}
