import { queryOptions } from '@tanstack/react-query';
import { ask, request, withQuery } from './client';
import type {
  Definition,
  Execution,
  ExecutionItem,
  NodeTypeInfo,
  Page,
  User,
  Workflow,
  WorkflowItem,
} from './types';

export interface WorkflowFilter {
  q?: string;
  status?: string;
  cursor?: string;
  limit?: number;
}

export interface ExecutionFilter {
  workflowId?: string;
  status?: string;
  cursor?: string;
}

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<User>('/api/v1/users/me', { signal }),
  staleTime: 5 * 60_000,
});

export const nodeTypes = queryOptions({
  queryKey: ['node-types'],
  queryFn: async ({ signal }) => (await request<{ items: NodeTypeInfo[] }>('/api/v1/node-types', { signal })).items,
  staleTime: Infinity,
});

export function workflows(filter: WorkflowFilter) {
  return queryOptions({
    queryKey: ['workflows', filter],
    queryFn: ({ signal }) => request<Page<WorkflowItem>>(withQuery('/api/v1/workflows', { ...filter }), { signal }),
  });
}

export function workflow(id: string) {
  return queryOptions({
    queryKey: ['workflow', id],
    queryFn: ({ signal }) => request<Workflow>(workflowPath(id), { signal }),
  });
}

export function workflowVersion(id: string, version: number) {
  return queryOptions({
    queryKey: ['workflow', id, 'version', version],
    queryFn: ({ signal }) => request<Workflow>(`${workflowPath(id)}/versions/${version}`, { signal }),
    staleTime: Infinity, // a version never changes
  });
}

/** The definition as its author writes it. */
export async function definition(id: string, signal?: AbortSignal): Promise<Definition> {
  const response = await ask(workflowPath(id), { accept: 'application/yaml', ...(signal && { signal }) });
  return { yaml: await response.text(), version: versionOf(response) };
}

export function executions(filter: ExecutionFilter) {
  return queryOptions({
    queryKey: ['executions', filter],
    queryFn: ({ signal }) => request<Page<ExecutionItem>>(withQuery('/api/v1/executions', { ...filter }), { signal }),
  });
}

export function execution(id: string) {
  return queryOptions({
    queryKey: ['execution', id],
    queryFn: ({ signal }) => request<Execution>(executionPath(id), { signal }),
  });
}

/** An execution as it is once its history has come as far as `sequenceNr`: asked for again when it has gone on. */
export function executionAt(id: string, sequenceNr: number) {
  return queryOptions({
    queryKey: ['execution', id, 'at', sequenceNr],
    queryFn: ({ signal }) => request<Execution>(executionPath(id), { signal }),
    staleTime: Infinity,
  });
}

export function workflowPath(id: string): string {
  return `/api/v1/workflows/${encodeURIComponent(id)}`;
}

export function executionPath(id: string): string {
  return `/api/v1/executions/${encodeURIComponent(id)}`;
}

/** The version that an answer's ETag names. */
export function versionOf(response: Response): number {
  return Number(response.headers.get('ETag')?.replace(/^W\//, '').replaceAll('"', '') ?? Number.NaN);
}
