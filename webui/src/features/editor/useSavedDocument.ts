import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asFailure } from '@/api/failure';
import { definition } from '@/api/queries';
import { saveWorkflow } from '@/api/workflowActions';
import type { Definition, Detail } from '@/api/types';
import { failed } from '@/shared/toast';

/**
 * The text being edited and the version it grew from. A save names that version; if another one came in between, the
 * conflict is kept for the author to decide.
 */
export function useSavedDocument(id: string, loaded: Definition) {
  const client = useQueryClient();
  const [base, setBase] = useState(loaded);
  const [text, setText] = useState(loaded.yaml);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [conflict, setConflict] = useState<Definition | null>(null);
  const [refused, setRefused] = useState<{ text: string; problems: Detail[] } | null>(null);

  const saving = useMutation({
    mutationFn: ({ yaml, version }: Definition) => saveWorkflow(id, yaml, version),
    onSuccess: (saved, { yaml }) => {
      setBase({ yaml, version: saved.version });
      setSavedAt(Date.now());
      setRefused(null);
      client.setQueryData(['workflow', id], saved);
      void client.invalidateQueries({ queryKey: ['workflows'] });
    },
    onError: async (error, { yaml }) => {
      const failure = asFailure(error);
      setRefused({ text: yaml, problems: failure.details });
      const theirs = failure.status === 409 ? await definition(id).catch(() => null) : null;
      if (theirs) setConflict(theirs);
      else failed('Not saved', error);
    },
  });

  return {
    text,
    setText,
    version: base.version,
    dirty: text !== base.yaml,
    savedAt,
    conflict,
    refused: refused?.text === text ? refused.problems : null,
    saving: saving.isPending,
    /** Saves what has changed; answers the version that then holds this text. */
    save: async (): Promise<number> => {
      if (text === base.yaml) return base.version;
      return (await saving.mutateAsync({ yaml: text, version: base.version })).version;
    },
    keepEditing: () => setConflict(null),
    takeTheirs: () => {
      if (!conflict) return;
      setBase(conflict);
      setText(conflict.yaml);
      setConflict(null);
    },
    saveMine: () => {
      if (!conflict) return;
      setConflict(null);
      saving.mutate({ yaml: text, version: conflict.version });
    },
  };
}
