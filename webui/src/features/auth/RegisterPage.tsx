import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { asFailure } from '@/api/failure';
import { register } from '@/api/register';
import { session } from '@/api/session';
import { localPath } from '@/app/localPath';
import { useSignedIn } from '@/app/useSession';
import { AuthFrame } from './AuthFrame';
import { emailProblem, newPasswordProblem } from './checks';
import { FormFailure } from './FormFailure';

export function Component() {
  const [parameters] = useSearchParams();
  const invitation = useLocation().hash.slice(1);
  const signedIn = useSignedIn();
  const form = useForm({
    initialValues: { fullName: '', email: '', password: '' },
    validate: { email: emailProblem, password: newPasswordProblem },
    validateInputOnBlur: true,
  });
  const join = useMutation({
    mutationFn: async ({ fullName, email, password }: typeof form.values) => {
      await register({ email: email.trim(), password, fullName: fullName.trim(), invitation });
      await session.signIn(email.trim(), password);
    },
    onError: (error) => {
      const failure = asFailure(error);
      form.setErrors({ email: failure.of('email'), password: failure.of('password'), fullName: failure.of('fullName') });
    },
  });
  if (signedIn) return <Navigate to={localPath(parameters.get('next'))} replace />;
  return (
    <AuthFrame
      title="Register"
      intro="A workspace of your own is made with the account."
      foot={
        <>
          Registered already?{' '}
          <Anchor component={Link} to={{ pathname: '/sign-in', search: `?${parameters}` }} underline="always">
            Sign in
          </Anchor>
        </>
      }
    >
      <form noValidate onSubmit={form.onSubmit((values) => join.mutate(values))}>
        <Stack>
          {join.isError && <FormFailure failure={withPlainWords(join.error)} />}
          <TextInput label="Full name" description="Optional" autoComplete="name" size="md" {...form.getInputProps('fullName')} />
          <TextInput label="E-mail" type="email" autoComplete="username" size="md" {...form.getInputProps('email')} />
          <PasswordInput label="Password" autoComplete="new-password" size="md" {...form.getInputProps('password')} />
          <Button type="submit" size="md" loading={join.isPending} fullWidth>
            Create account
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}

function withPlainWords(error: unknown): { message: string; requestId: string | null } {
  const failure = asFailure(error);
  if (failure.status === 409) {
    return { message: 'This e-mail address is registered already. Sign in instead.', requestId: null };
  }
  if (failure.status === 403) {
    return { message: 'Registration is closed here. Ask an administrator for an account.', requestId: failure.requestId };
  }
  return failure;
}
