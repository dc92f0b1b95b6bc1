import { failureOf, unreachable } from './failure';
import { session } from './session';

export interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A body as JSON. */
  json?: unknown;
  /** A body that is YAML text. */
  yaml?: string;
  accept?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks the API and answers the raw response; anything but a success is thrown as an ApiFailure. */
export async function ask(path: string, asked: Asked = {}): Promise<Response> {
  let token = await session.accessToken();
  let response = await send(path, asked, token);
  if (response.status === 401) {
    token = await session.afterRefusal(token);
    response = await send(path, asked, token);
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** Asks the API for a JSON answer; an answer without a body is `undefined`. */
export async function request<T>(path: string, asked: Asked = {}): Promise<T> {
  const response = await ask(path, asked);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function send(path: string, asked: Asked, token: string): Promise<Response> {
  const type = asked.yaml !== undefined ? 'application/yaml' : asked.json !== undefined ? 'application/json' : null;
  const body = asked.yaml ?? (asked.json !== undefined ? JSON.stringify(asked.json) : undefined);
  try {
    return await fetch(path, {
      method: asked.method ?? 'GET',
      headers: {
        Accept: asked.accept ?? 'application/json',
        Authorization: `Bearer ${token}`,
        ...(type && { 'Content-Type': type }),
        ...asked.headers,
      },
      body: body ?? null,
      signal: asked.signal ?? null,
    });
  } catch (error) {
    if (asked.signal?.aborted) throw error;
    throw unreachable();
  }
}

/** A path with a query of those parameters that have a value. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
