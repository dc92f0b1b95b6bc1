import { Container, Drawer, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { executionAt, nodeTypes, workflowVersion } from '@/api/queries';
import type { Execution, NodeTypeInfo, WorkflowEdge, WorkflowNode } from '@/api/types';
import { createMarks, setMarks } from '@/shared/graph/marks';
import { WorkflowGraph } from '@/shared/graph/WorkflowGraph';
import { Problem } from '@/shared/Problem';
import { goesOn } from '@/shared/status';
import { useNow } from '@/shared/useNow';
import { Announcer } from './Announcer';
import { EventList } from './EventList';
import { ExecutionHead } from './ExecutionHead';
import { LogView } from './LogView';
import { ExecutionData, NodeInspector } from './NodeInspector';
import { marksOf } from './nodeMarks';
import { Timeline } from './Timeline';
import { useRun } from './useRun';
import css from './ExecutionPage.module.css';

export function Component() {
  const { id = '' } = useParams();
  return <Page key={id} id={id} />;
}

function Page({ id }: { id: string }) {
  const told = useRun(id);
  const { whole } = told;
  if (whole.isPending) return <Waiting />;
  if (!whole.data) {
    return (
      <Container size="sm" py={48}>
        <title>Execution · Reprise</title>
        <h1>Execution</h1>
        <Problem error={whole.error} onRetry={() => void whole.refetch()} />
      </Container>
    );
  }
  return <Watched execution={whole.data} told={told} />;
}

function Watched({ execution, told }: { execution: Execution; told: ReturnType<typeof useRun> }) {
  const { run, events, line } = told;
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const live = goesOn(run.status);
  const now = useNow(live ? 250 : null);
  const { nodes, edges } = useDefinition(execution);
  const types = useQuery(nodeTypes).data ?? NO_TYPES;
  const nodeIds = useMemo(() => nodes.map((node) => node.id), [nodes]);
  const names = useMemo(() => new Map(nodes.map((node) => [node.id, node.name || node.id])), [nodes]);
  const [marks] = useState(createMarks);
  const [selected, select] = useSelection(told.caughtUp ? failedNode(run.nodes) : null);
  useEffect(() => setMarks(marks, marksOf(nodeIds, run, now)), [marks, nodeIds, run, now]);

  const chosen = nodes.find((node) => node.id === selected);
  const graph = (
    <WorkflowGraph
      nodes={nodes}
      edges={edges}
      types={types}
      marks={marks}
      selected={selected}
      onSelect={select}
      label={`Graph of ${execution.workflowName}`}
    />
  );
  const timeline = <Timeline run={run} now={now} nodeIds={nodeIds} names={names} selected={selected} onSelect={select} />;
  const history = <EventList events={events} names={names} />;
  const log = <LogView events={events} names={names} live={live} />;
  const data = useQuery({ ...executionAt(execution.id, run.sequenceNr), enabled: Boolean(chosen) }).data;
  const inspector = chosen && (
    <NodeInspector
      key={chosen.id}
      node={chosen}
      run={run.nodes[chosen.id]}
      data={data?.nodes.find((node) => node.nodeId === chosen.id)}
      type={types.find((type) => type.type === chosen.type)}
      now={now}
      onClose={() => select(null)}
    />
  );
  const whole = <ExecutionData run={run} />;
  return (
    <div className={css.page}>
      <title>{`${execution.workflowName} · Execution · Reprise`}</title>
      <ExecutionHead execution={execution} run={run} line={line} now={now} />
      <Announcer run={run} names={names} />
      {phone ? (
        <>
          <Panels tabs={{ graph, timeline, events: history, log, data: whole }} />
          <Drawer opened={!!inspector} onClose={() => select(null)} position="bottom" size="75%" withCloseButton={false} padding={0}>
            {inspector}
          </Drawer>
        </>
      ) : (
        <div className={css.desk}>
          <div className={css.graph}>{graph}</div>
          <Panels tabs={{ timeline, events: history, log }} />
          <aside className={css.side}>{inspector ?? whole}</aside>
        </div>
      )}
    </div>
  );
}

const NO_TYPES: NodeTypeInfo[] = [];
const NO_EDGES: WorkflowEdge[] = [];
const TITLES: Record<string, string> = { graph: 'Graph', timeline: 'Timeline', events: 'Events', log: 'Log', data: 'Data' };

/** Views of one execution as tabs; the chosen one is part of the address. */
function Panels({ tabs }: { tabs: Record<string, React.ReactNode> }) {
  const [parameters, setParameters] = useSearchParams();
  const names = Object.keys(tabs);
  const wanted = parameters.get('tab');
  const tab = wanted && names.includes(wanted) ? wanted : names[0]!;
  const choose = (value: string | null) =>
    setParameters((now) => (value ? now.set('tab', value) : now.delete('tab'), now), { replace: true });
  return (
    <Tabs value={tab} onChange={choose} className={css.panels} keepMounted={false}>
      <Tabs.List className={css.tabs}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {TITLES[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name} className={css.panel}>
          {tabs[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The definition that this execution runs by; should it be gone, the nodes that are known. */
function useDefinition(execution: Execution): { nodes: WorkflowNode[]; edges: WorkflowEdge[] } {
  const version = useQuery(workflowVersion(execution.workflowId, execution.workflowVersion));
  return useMemo(() => {
    if (version.data) return { nodes: version.data.nodes, edges: version.data.edges };
    if (!version.isError) return { nodes: [], edges: NO_EDGES };
    const known = new Map(execution.nodes.map((node) => [node.nodeId, { id: node.nodeId, type: node.type }]));
    return { nodes: [...known.values()], edges: NO_EDGES };
  }, [version.data, version.isError, execution.nodes]);
}

/** The chosen node, kept in the address. A failed one is open until somebody chooses otherwise. */
function useSelection(failed: string | null): [string | null, (id: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('node');
  const choose = (id: string | null) => setParameters((now) => (now.set('node', id ?? ''), now), { replace: true });
  return [asked === null ? failed : asked || null, choose];
}

function failedNode(nodes: ReturnType<typeof useRun>['run']['nodes']): string | null {
  return Object.entries(nodes).find(([, node]) => node.status === 'failed')?.[0] ?? null;
}

function Waiting() {
  return (
    <div className={css.waiting} role="status" aria-busy="true" aria-label="Loading execution">
      <title>Execution · Reprise</title>
      <Skeleton height={32} width={320} />
      <Skeleton height={280} />
      <Skeleton height={200} />
    </div>
  );
}
