import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { changeWorkflow, deleteWorkflow, executeWorkflow, type WorkflowVerb } from '@/api/workflowActions';
import type { Page, WorkflowItem } from '@/api/types';
import { done, failed } from '@/shared/toast';

const DONE: Record<WorkflowVerb, string> = {
  publish: 'is published',
  activate: 'is active: its triggers fire',
  deactivate: 'is not active any more',
  archive: 'is archived',
  duplicate: 'is duplicated',
};

interface Change {
  workflow: WorkflowItem;
  verb: WorkflowVerb;
}

/** What the list can do to a workflow. The switch moves at once and moves back should the server refuse. */
export function useWorkflowActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['workflows'] });

  const change = useMutation({
    mutationFn: ({ workflow, verb }: Change) => changeWorkflow(workflow.id, verb),
    onMutate: async ({ workflow, verb }) => {
      if (verb !== 'activate' && verb !== 'deactivate') return;
      await client.cancelQueries({ queryKey: ['workflows'] });
      client.setQueriesData<Page<WorkflowItem>>({ queryKey: ['workflows'] }, (page) => page && switched(page, workflow.id, verb === 'activate'));
    },
    onSuccess: (_, { workflow, verb }) => done(`${workflow.name} ${DONE[verb]}`),
    onError: (error, { workflow }) => failed(`${workflow.name} was not changed`, error),
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: (workflow: WorkflowItem) => deleteWorkflow(workflow.id),
    onSuccess: (_, workflow) => done(`${workflow.name} is deleted`),
    onError: (error, workflow) => failed(`${workflow.name} was not deleted`, error),
    onSettled: refresh,
  });

  const run = useMutation({
    mutationFn: (workflow: WorkflowItem) => executeWorkflow(workflow.id, {}),
    onSuccess: ({ executionId }, workflow) =>
      done(
        <>
          {workflow.name} is running. <Link to={`/executions/${executionId}`}>Watch it live</Link>
        </>,
      ),
    onError: (error, workflow) => failed(`${workflow.name} was not started`, error),
    onSettled: refresh,
  });

  return { change, remove, run };
}

function switched(page: Page<WorkflowItem>, id: string, active: boolean): Page<WorkflowItem> {
  return { ...page, items: page.items.map((item) => (item.id === id ? { ...item, active } : item)) };
}
