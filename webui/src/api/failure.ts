import type { Detail } from './types';

interface Envelope {
  error?: { code?: unknown; message?: unknown; requestId?: unknown; details?: unknown };
}

/** A request that was not answered with what was asked for: the error envelope, or what is known without one. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
    readonly details: Detail[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }

  /** Whether the same request may well succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** What the server says about one field of a form. */
  of(field: string): string | undefined {
    return this.details.find((detail) => detail.field === field)?.issue;
  }
}

/** The connection broke before an answer came. */
export function unreachable(): ApiFailure {
  return new ApiFailure(0, 'UNREACHABLE', 'The server cannot be reached. Check the connection and try again.');
}

/** Reads an answer that is not a success. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const requestId = response.headers.get('X-Request-Id');
  const retryAfter = Number(response.headers.get('Retry-After'));
  const seconds = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
  const error = ((await response.json().catch(() => ({}))) as Envelope).error;
  if (typeof error?.message !== 'string') {
    return new ApiFailure(response.status, 'UNKNOWN', withoutEnvelope(response.status), requestId, [], seconds);
  }
  return new ApiFailure(
    response.status,
    typeof error.code === 'string' ? error.code : 'UNKNOWN',
    error.message,
    typeof error.requestId === 'string' ? error.requestId : requestId,
    Array.isArray(error.details) ? (error.details as Detail[]) : [],
    seconds,
  );
}

/** Anything thrown, as a failure that can be shown. */
export function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ApiFailure(-1, 'PAGE_ERROR', message);
}

function withoutEnvelope(status: number): string {
  return status >= 500
    ? `The server could not answer (${status}). Try again in a moment.`
    : `The server refused the request (${status}).`;
}
