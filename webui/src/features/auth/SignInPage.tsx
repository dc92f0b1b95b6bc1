import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { asFailure } from '@/api/failure';
import { session } from '@/api/session';
import { localPath } from '@/app/localPath';
import { useSignedIn } from '@/app/useSession';
import { AuthFrame } from './AuthFrame';
import { emailProblem, passwordProblem } from './checks';
import { FormFailure } from './FormFailure';

export function Component() {
  const [parameters] = useSearchParams();
  const signedIn = useSignedIn();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: emailProblem, password: passwordProblem },
    validateInputOnBlur: true,
  });
  const signIn = useMutation({
    mutationFn: ({ email, password }: typeof form.values) => session.signIn(email.trim(), password),
  });
  if (signedIn) return <Navigate to={localPath(parameters.get('next'))} replace />;
  return (
    <AuthFrame
      title="Sign in"
      intro="Welcome back. Your workflows kept running."
      foot={
        <>
          No account yet?{' '}
          <Anchor component={Link} to={{ pathname: '/register', search: `?${parameters}` }} underline="always">
            Register
          </Anchor>
        </>
      }
    >
      <form noValidate onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          {signIn.isError && <FormFailure failure={withPlainWords(signIn.error)} />}
          <TextInput label="E-mail" type="email" autoComplete="username" size="md" {...form.getInputProps('email')} />
          <PasswordInput label="Password" autoComplete="current-password" size="md" {...form.getInputProps('password')} />
          <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}

/** A 401 here is not a session that ended: it is a wrong e-mail address or password. */
function withPlainWords(error: unknown): { message: string; requestId: string | null } {
  const failure = asFailure(error);
  if (failure.status === 401) return { message: 'The e-mail address or the password is wrong.', requestId: null };
  const wait = failure.retryAfterSeconds ? ` Try again in ${failure.retryAfterSeconds} s.` : '';
  return { message: failure.message + wait, requestId: failure.requestId };
}
