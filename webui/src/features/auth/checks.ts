/** The shortest password that the server takes. */
const SHORTEST_PASSWORD = 10;

export function emailProblem(email: string): string | null {
  if (!email.trim()) return 'Enter your e-mail address';
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? null : 'This is not an e-mail address: it needs a name, an @ and a host';
}

export function passwordProblem(password: string): string | null {
  return password ? null : 'Enter your password';
}

export function newPasswordProblem(password: string): string | null {
  if (!password) return 'Choose a password';
  const missing = SHORTEST_PASSWORD - [...password].length;
  return missing > 0 ? `Use at least ${SHORTEST_PASSWORD} characters: ${missing} more` : null;
}
