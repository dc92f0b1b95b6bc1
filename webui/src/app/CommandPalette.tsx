import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconActivity, IconFlag, IconLogout, IconMoon, IconPlus, IconRoute, IconSearch, IconSun } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { workflows } from '@/api/queries';
import { session } from '@/api/session';

interface Command {
  label: string;
  hint?: string;
  icon: ReactNode;
  act: () => void;
}

/** Ctrl K: go anywhere, do the common things, find a workflow by its name. */
export function CommandPalette() {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const commands = useCommands().filter((command) => matches(command.label, query));
  const found = useWorkflows(asked);
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={['mod + K']} tagsToIgnore={[]} triggerOnContentEditable centered={false} scrollable maxHeight={420}>
      <Spotlight.Search placeholder="Search or run a command" aria-label="Search or run a command" leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {commands.length + found.length === 0 && <Spotlight.Empty>Nothing is called “{query}”</Spotlight.Empty>}
        <Group label="Commands" commands={commands} />
        <Group label="Workflows" commands={found} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Group({ label, commands }: { label: string; commands: Command[] }) {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command, index) => (
        <Spotlight.Action
          key={`${command.label} ${index}`}
          label={command.label}
          {...(command.hint && { description: command.hint })}
          leftSection={command.icon}
          onClick={command.act}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function useCommands(): Command[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return [
    { label: 'Create a workflow', icon: <IconPlus size={18} />, act: () => void navigate('/workflows?new') },
    { label: 'Go to workflows', icon: <IconRoute size={18} />, act: () => void navigate('/workflows') },
    { label: 'Go to executions', icon: <IconActivity size={18} />, act: () => void navigate('/executions') },
    { label: 'Show failed executions', icon: <IconFlag size={18} />, act: () => void navigate('/executions?status=failed') },
    {
      label: dark ? 'Light colours' : 'Dark colours',
      icon: dark ? <IconSun size={18} /> : <IconMoon size={18} />,
      act: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    { label: 'Sign out', icon: <IconLogout size={18} />, act: () => void session.signOut() },
  ];
}

function useWorkflows(query: string): Command[] {
  const navigate = useNavigate();
  const found = useQuery({ ...workflows({ q: query, limit: 8 }), enabled: query.length > 0, placeholderData: keepPreviousData });
  if (query.length === 0) return [];
  return (found.data?.items ?? []).map((workflow) => ({
    label: workflow.name,
    ...(workflow.description && { hint: workflow.description }),
    icon: <IconRoute size={18} />,
    act: () => void navigate(`/workflows/${workflow.id}`),
  }));
}

function matches(label: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => label.toLowerCase().includes(word));
}
