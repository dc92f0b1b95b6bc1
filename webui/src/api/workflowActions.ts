import { request } from './client';
import { workflowPath } from './queries';
import type { ExecutionStatus, Json, Validation, Workflow } from './types';

/** What can be done to a workflow. */

export function createWorkflow(yaml: string): Promise<Workflow> {
  return request<Workflow>('/api/v1/workflows', { method: 'POST', yaml });
}

/** Saves the next version, unless somebody else saved one after `version`: then it fails with CONFLICT. */
export function saveWorkflow(id: string, yaml: string, version: number): Promise<Workflow> {
  return request<Workflow>(workflowPath(id), { method: 'PUT', yaml, headers: { 'If-Match': `"${version}"` } });
}

export function validateWorkflow(yaml: string, signal?: AbortSignal): Promise<Validation> {
  return request<Validation>('/api/v1/workflows/validate', { method: 'POST', yaml, ...(signal && { signal }) });
}

export type WorkflowVerb = 'publish' | 'activate' | 'deactivate' | 'archive' | 'duplicate';

export function changeWorkflow(id: string, verb: WorkflowVerb): Promise<Workflow> {
  return request<Workflow>(`${workflowPath(id)}/${verb}`, { method: 'POST' });
}

export function deleteWorkflow(id: string): Promise<void> {
  return request<void>(workflowPath(id), { method: 'DELETE' });
}

export interface Accepted {
  executionId: string;
  status: ExecutionStatus;
}

export function executeWorkflow(id: string, input: Json, version?: number): Promise<Accepted> {
  return request<Accepted>(`${workflowPath(id)}/execute`, {
    method: 'POST',
    json: { input, ...(version !== undefined && { version }) },
  });
}
