import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { asFailure } from '@/api/failure';
import { resetPassword } from '@/api/links';
import { AuthFrame } from './AuthFrame';
import { newPasswordProblem } from './checks';
import { FormFailure } from './FormFailure';

/** Where the link of a password reset leads. The token stands behind `#`, so that it is in no server's log. */
export function Component() {
  const token = useLocation().hash.slice(1);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: newPasswordProblem },
    validateInputOnBlur: true,
  });
  const reset = useMutation({
    mutationFn: ({ password }: typeof form.values) => resetPassword(token, password),
    onError: (error) => form.setErrors({ password: asFailure(error).of('password') }),
  });
  return (
    <AuthFrame
      title="New password"
      intro="You are signed out everywhere when it is set."
      foot={
        <Anchor component={Link} to="/sign-in" underline="always">
          Sign in
        </Anchor>
      }
    >
      {reset.isSuccess ? (
        <Text role="status">Your new password is set. Sign in with it.</Text>
      ) : (
        <form noValidate onSubmit={form.onSubmit((values) => reset.mutate(values))}>
          <Stack>
            {!token && <Text>This link is not whole: copy all of it into the address bar.</Text>}
            {reset.isError && <FormFailure failure={asFailure(reset.error)} />}
            <PasswordInput label="New password" autoComplete="new-password" size="md" {...form.getInputProps('password')} />
            <Button type="submit" size="md" loading={reset.isPending} disabled={!token} fullWidth>
              Set password
            </Button>
          </Stack>
        </form>
      )}
    </AuthFrame>
  );
}
