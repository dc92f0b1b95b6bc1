import { Container, Skeleton, Tabs } from '@mantine/core';
import { useDebouncedValue, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { definition, nodeTypes, workflow } from '@/api/queries';
import { changeWorkflow, executeWorkflow, validateWorkflow } from '@/api/workflowActions';
import type { Definition, Detail, Json, NodeTypeInfo } from '@/api/types';
import { CodeEditor, type CodeHandle } from '@/shared/code/CodeEditor';
import { createMarks, setMarks } from '@/shared/graph/marks';
import { WorkflowGraph } from '@/shared/graph/WorkflowGraph';
import { Problem } from '@/shared/Problem';
import { done, failed } from '@/shared/toast';
import { AddNode } from './AddNode';
import { completionsAt } from './completion';
import { ConflictDialog } from './ConflictDialog';
import { newNode, nodeAt } from './document';
import { EditorBar } from './EditorBar';
import { HookUrls } from './HookUrls';
import { LastRun } from './LastRun';
import { LeaveGuard } from './LeaveGuard';
import { ProblemList } from './ProblemList';
import { perNode, placed } from './problems';
import { RunDialog } from './RunDialog';
import { useOutline } from './useOutline';
import { useSavedDocument } from './useSavedDocument';
import css from './editor.module.css';

const NO_TYPES: NodeTypeInfo[] = [];
const NO_PROBLEMS: Detail[] = [];

export function Component() {
  const { id = '' } = useParams();
  const loaded = useQuery({
    queryKey: ['workflow', id, 'definition'],
    queryFn: ({ signal }) => definition(id, signal),
    staleTime: Infinity, // the text belongs to the author until it is saved
    gcTime: 0,
  });
  if (loaded.isPending) return <Waiting />;
  if (!loaded.data) {
    return (
      <Container size="sm" py={48}>
        <title>Workflow · Reprise</title>
        <h1>Workflow</h1>
        <Problem error={loaded.error} onRetry={() => void loaded.refetch()} />
      </Container>
    );
  }
  return <Editor key={id} id={id} loaded={loaded.data} />;
}

function Editor({ id, loaded }: { id: string; loaded: Definition }) {
  const document = useSavedDocument(id, loaded);
  const { text, setText } = document;
  const info = useQuery(workflow(id));
  const types = useQuery(nodeTypes).data ?? NO_TYPES;
  const { known, picture } = useOutline(text);
  const check = useCheck(text);
  const problems = document.refused ?? check.data?.problems ?? NO_PROBLEMS;
  const places = useMemo(() => placed(problems, check.checked), [problems, check.checked]);
  const diagnostics = useMemo(
    () => places.map(({ from, to, issue, severity }) => ({ from, to, message: issue, severity })),
    [places],
  );
  const code = useRef<CodeHandle | null>(null);
  const [selected, select] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [marks] = useState(createMarks);
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<string | null>('code');
  useEffect(() => {
    const counts = perNode(problems, known.nodes.map((node) => node.id));
    setMarks(marks, Object.fromEntries(Object.entries(counts).map(([node, count]) => [node, { problems: count }])));
  }, [marks, problems, known]);

  const act = useActions(id, document.save);
  const save = () => void document.save().catch(() => undefined); // what went wrong is on the page already
  const run = () => setAsking(true);
  useHotkeys([['mod+S', save], ['mod+Enter', run]], [], true);

  const goTo = (offset: number) => {
    setTab('code');
    code.current?.goTo(offset);
  };
  const chooseNode = (nodeId: string) => {
    select(nodeId);
    const node = known.nodes.find((each) => each.id === nodeId);
    if (node && !phone) goTo(node.from);
  };
  const add = (type: NodeTypeInfo) => {
    const node = newNode(text, type);
    setTab('code');
    code.current?.insert(node.offset, node.text);
  };

  const writing = (
    <div className={css.code}>
      <div className={css.codeBar}>
        <AddNode types={types} onAdd={add} />
        <span className="muted">Ctrl Space completes · Esc, Tab leaves</span>
      </div>
      <div className={css.text}>
        <CodeEditor
          value={text}
          onChange={setText}
          language="yaml"
          label="Definition as YAML"
          diagnostics={diagnostics}
          complete={(context) => completionsAt(context.state.doc.toString(), context.pos, types, context.explicit)}
          onCursor={(offset) => select(nodeAt(known, offset))}
          onReady={(handle) => (code.current = handle)}
        />
      </div>
      <ProblemList problems={places} checking={check.isFetching} error={check.error} onGoTo={(problem) => goTo(problem.from)} />
    </div>
  );
  const drawing = (
    <div className={css.picture}>
      {info.data && <HookUrls workflow={info.data} />}
      {act.run.data && <LastRun key={act.run.data.executionId} executionId={act.run.data.executionId} />}
      <div className={css.graph}>
        <WorkflowGraph
          nodes={picture.nodes}
          edges={picture.edges}
          types={types}
          marks={marks}
          selected={selected}
          onSelect={chooseNode}
          label="Graph of the definition"
        />
      </div>
    </div>
  );
  return (
    <div className={css.page}>
      <title>{`${known.name || 'Workflow'} · Reprise`}</title>
      <EditorBar
        name={known.name}
        workflow={info.data}
        version={document.version}
        dirty={document.dirty}
        saving={document.saving}
        savedAt={document.savedAt}
        busy={act.change.isPending}
        onSave={save}
        onPublish={() => act.change.mutate('publish')}
        onActive={(active) => act.change.mutate(active ? 'activate' : 'deactivate')}
        onRun={run}
      />
      {phone ? (
        <Tabs value={tab} onChange={setTab} className={css.tabs}>
          <Tabs.List grow>
            <Tabs.Tab value="code">Definition</Tabs.Tab>
            <Tabs.Tab value="graph">Graph</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="code" className={css.tab}>
            {writing}
          </Tabs.Panel>
          <Tabs.Panel value="graph" className={css.tab}>
            {drawing}
          </Tabs.Panel>
        </Tabs>
      ) : (
        <div className={css.desk}>
          {writing}
          {drawing}
        </div>
      )}
      <RunDialog
        opened={asking}
        running={act.run.isPending}
        onClose={() => setAsking(false)}
        onRun={(input) => act.run.mutate(input, { onSuccess: () => (setAsking(false), setTab('graph')) })}
      />
      {document.conflict && (
        <ConflictDialog
          theirs={document.conflict}
          mine={text}
          onKeepEditing={document.keepEditing}
          onTakeTheirs={document.takeTheirs}
          onSaveMine={document.saveMine}
        />
      )}
      <LeaveGuard dirty={document.dirty} onSave={document.save} />
    </div>
  );
}

/** Asks the server what is wrong with the text, a moment after the last key. */
function useCheck(text: string) {
  const [settled] = useDebouncedValue(text, 400);
  const check = useQuery({
    queryKey: ['validation', settled],
    queryFn: async ({ signal }) => ({ ...(await validateWorkflow(settled, signal)), of: settled }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return { data: check.data, isFetching: check.isFetching, error: check.error, checked: check.data?.of ?? settled };
}

/** What is done with the saved workflow; what is not saved yet is saved first. */
function useActions(id: string, save: () => Promise<number>) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async (verb: 'publish' | 'activate' | 'deactivate') => {
      if (verb === 'publish') await save();
      return changeWorkflow(id, verb);
    },
    onSuccess: (changed, verb) => {
      client.setQueryData(['workflow', id], changed);
      done({ publish: `Version ${changed.publishedVersion} is published`, activate: 'Active: its triggers fire', deactivate: 'Not active any more' }[verb]);
    },
    onError: (error) => failed('Not changed', error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['workflow', id], exact: true });
      void client.invalidateQueries({ queryKey: ['workflows'] });
    },
  });
  const run = useMutation({
    mutationFn: async (input: Json) => executeWorkflow(id, input, await save()),
    onError: (error) => failed('Not started', error),
    onSettled: () => client.invalidateQueries({ queryKey: ['workflows'] }),
  });
  return { change, run };
}

function Waiting() {
  return (
    <div className={css.waiting} role="status" aria-busy="true" aria-label="Loading workflow">
      <title>Workflow · Reprise</title>
      <Skeleton height={32} width={320} />
      <Skeleton height={420} />
    </div>
  );
}
