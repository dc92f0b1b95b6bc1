/** What the REST API speaks, in one place. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Detail {
  field: string;
  issue: string;
  line?: number | null;
  column?: number | null;
  severity?: 'error' | 'warning';
}

export interface TokenAnswer {
  access_token: string;
  token_type: string;
  expires_in: number;
  refresh_token: string;
}

export interface User {
  id: string;
  email: string;
  fullName: string | null;
  lastSignInAt: string | null;
  workspaces: { id: string; name: string; role: string }[];
}

export type WorkflowStatus = 'draft' | 'published' | 'archived';

export interface WorkflowNode {
  id: string;
  type: string;
  name?: string | null;
  config?: { [key: string]: Json };
  parent?: string | null;
  disabled?: boolean;
}

export interface WorkflowEdge {
  from: string;
  to: string;
  on?: string | null;
}

/** A node that starts the workflow, and where calls do that: nowhere where it is started otherwise. */
export interface Trigger {
  nodeId: string;
  type: string;
  methods: string[];
  urls: string[];
}

export interface Workflow {
  id: string;
  name: string;
  description: string | null;
  tags: string[];
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
  status: WorkflowStatus;
  active: boolean;
  version: number;
  publishedVersion: number | null;
  triggers: Trigger[];
  createdAt: string;
  updatedAt: string;
}

export interface WorkflowItem {
  id: string;
  name: string;
  description: string | null;
  tags: string[];
  status: WorkflowStatus;
  active: boolean;
  version: number;
  publishedVersion: number | null;
  triggers: string[];
  createdAt: string;
  updatedAt: string;
  executions: {
    total: number;
    failed: number;
    running: number;
    lastStartedAt: string | null;
    lastStatus: ExecutionStatus | null;
  };
}

/** The definition as text, with the version it is. */
export interface Definition {
  yaml: string;
  version: number;
}

export interface Validation {
  valid: boolean;
  problems: Detail[];
}

export type ExecutionStatus = 'running' | 'waiting' | 'paused' | 'completed' | 'failed' | 'cancelled';

export type NodeStatus =
  | 'pending'
  | 'running'
  | 'retrying'
  | 'waiting'
  | 'completed'
  | 'failed'
  | 'skipped'
  | 'cancelled';

export interface Failure {
  code: string;
  message: string;
  retryable?: boolean;
  details?: Json;
}

export interface ExecutionItem {
  id: string;
  workflowId: string;
  workflowName: string;
  workflowVersion: number;
  status: ExecutionStatus;
  trigger: string;
  startedAt: string;
  completedAt: string | null;
  durationMs: number | null;
  error: Failure | null;
  sequenceNr: number;
}

export interface ExecutionNode {
  nodeId: string;
  type: string;
  status: NodeStatus;
  attempt: number;
  startedAt: string | null;
  completedAt: string | null;
  input: Json;
  output: Json;
  error: Failure | null;
}

export interface Execution extends ExecutionItem {
  input: Json;
  output: Json;
  nodes: ExecutionNode[];
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface Happened {
  sequenceNr: number;
  at: string;
}

interface AtNode extends Happened {
  nodeId: string;
}

/** A fact in the history of an execution. Types that this page does not know yet may come at any time. */
export type ExecutionEvent =
  | (Happened & {
      type: 'execution.started';
      data: { workflowId: string; workflowVersion: number; trigger: string; input: Json };
    })
  | (AtNode & { type: 'execution.node-started'; data: { attempt: number; input?: Json } })
  | (AtNode & { type: 'execution.node-completed'; data: { attempt: number; port: string; output?: Json } })
  | (AtNode & { type: 'execution.node-failed'; data: { attempt: number; failure: Failure; port?: string | null } })
  | (AtNode & { type: 'execution.node-retry-scheduled'; data: { attempt: number; dueAt: string } })
  | (AtNode & { type: 'execution.node-waiting'; data: { until?: string | null } })
  | (AtNode & { type: 'execution.node-skipped'; data: object })
  | (Happened & {
      type: 'execution.logged';
      nodeId?: string;
      data: { attempt?: number; level: LogLevel; message: string; data?: Json };
    })
  | (Happened & { type: 'execution.responded'; data: { status: number; headers?: Json; body?: Json } })
  | (Happened & {
      type: 'execution.ended';
      data: { status: ExecutionStatus; output?: Json; error?: Failure | null };
    });

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: Json;
  enum?: Json[];
  const?: Json;
  examples?: Json[];
  properties?: { [name: string]: JsonSchema };
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: { [name: string]: JsonSchema };
}

export interface NodeTypeInfo {
  type: string;
  title: string;
  description: string;
  category: string;
  icon: string;
  trigger: boolean;
  outputs: string[];
  schema: JsonSchema;
  help: string;
  examples: { title: string; config: { [key: string]: Json } }[];
}
