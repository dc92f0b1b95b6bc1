import { ActionIcon, Alert, SegmentedControl, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ExecutionNode, Failure, Json, NodeTypeInfo, WorkflowNode } from '@/api/types';
import { JsonView } from '@/shared/JsonView';
import { StatusBadge } from '@/shared/StatusBadge';
import { duration, moment } from '@/shared/time';
import type { Attempt, NodeRun, Run } from './run';
import css from './NodeInspector.module.css';

const MOST_TABS = 5;

interface Looked {
  node: WorkflowNode;
  run: NodeRun | undefined;
  /** The step with what it was given and gave, as the server works it out: events repeat neither. */
  data: ExecutionNode | undefined;
  type: NodeTypeInfo | undefined;
  now: number;
  onClose: () => void;
}

/** What went into a node, what came out, and what happened on each try. */
export function NodeInspector({ node, run, data, type, now, onClose }: Looked) {
  const attempts = run?.attempts ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const index = chosen ?? attempts.length - 1;
  const attempt = attempts[index];
  const status = run?.status ?? 'pending';
  return (
    <section className={css.inspector} aria-label={`Node ${node.name || node.id}`}>
      <header className={css.head}>
        <div style={{ minWidth: 0 }}>
          <h2 className="truncate">{node.name || node.id}</h2>
          <span className="muted truncate">{type?.title ?? node.type}</span>
        </div>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label="Close the node" onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <div className={css.facts}>
        <StatusBadge status={status} />
        {run?.until && (
          <span className="muted">
            {status === 'retrying' ? 'tries again' : 'until'} {moment(run.until)}
            {soon(run.until, now)}
          </span>
        )}
        {run?.port && run.port !== 'main' && <span className="muted">left by “{run.port}”</span>}
      </div>
      {attempts.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Attempt"
          data={attempts.slice(-MOST_TABS).map((each, place) => {
            const at = Math.max(0, attempts.length - MOST_TABS) + place;
            return { value: String(at), label: `Attempt ${each.attempt}` };
          })}
          value={String(index)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      {attempt ? <AttemptData attempt={withData(attempt, data)} now={now} /> : <Untouched status={status} />}
    </section>
  );
}

/** Earlier attempts have what their events say; the latest also what the server knows of the step. */
function withData(attempt: Attempt, data: ExecutionNode | undefined): Attempt {
  if (!data || data.attempt !== attempt.attempt) return attempt;
  return { ...attempt, input: attempt.input ?? data.input, output: attempt.output ?? data.output };
}

function AttemptData({ attempt, now }: { attempt: Attempt; now: number }) {
  const end = attempt.endedAt ? new Date(attempt.endedAt).getTime() : now;
  return (
    <>
      <Text size="sm" c="dimmed" className="numbers">
        {moment(attempt.startedAt)} · {duration(end - new Date(attempt.startedAt).getTime())}
      </Text>
      {attempt.error && <FailureBox failure={attempt.error} />}
      <JsonView value={attempt.input} label="Input" />
      {attempt.status === 'completed' && <JsonView value={attempt.output} label="Output" />}
    </>
  );
}

export function FailureBox({ failure }: { failure: Failure }) {
  return (
    <Alert variant="outline" color="red" title={failure.code} className={css.failure}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {failure.message}
      </Text>
      {failure.details !== undefined && failure.details !== null && <JsonView value={failure.details} label="Details" />}
    </Alert>
  );
}

function Untouched({ status }: { status: NodeRun['status'] }) {
  const words =
    status === 'skipped'
      ? 'The execution did not come this way.'
      : status === 'pending'
        ? 'The execution has not come here yet.'
        : 'Nothing is known of this step.';
  return (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}

/** The execution as a whole, while no node is chosen. */
export function ExecutionData({ run }: { run: Run }) {
  return (
    <section className={css.inspector} aria-label="Execution data">
      <h2>Execution</h2>
      {run.error && <FailureBox failure={run.error} />}
      <JsonView value={run.input} label="Input" />
      {run.completedAt ? (
        <JsonView value={run.output as Json} label="Output" />
      ) : (
        <Text size="sm" c="dimmed">
          The output shows when the execution has ended. Choose a node to see what it got and gave.
        </Text>
      )}
    </section>
  );
}

function soon(until: string, now: number): string {
  const left = new Date(until).getTime() - now;
  return left > 0 ? `, in ${duration(Math.ceil(left / 1000) * 1000)}` : '';
}
