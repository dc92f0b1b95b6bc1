import { IconWebhook } from '@tabler/icons-react';
import type { Workflow } from '@/api/types';
import { CopyButton } from '@/shared/CopyButton';
import css from './editor.module.css';

/** Where to send requests that start this workflow. */
export function HookUrls({ workflow }: { workflow: Workflow }) {
  const hooks = workflow.triggers.flatMap(({ methods, urls }) => urls.map((url) => ({ methods, url })));
  if (hooks.length === 0) return null;
  return (
    <ul className={css.hooks} aria-label="Webhooks">
      {hooks.map((hook) => (
        <li key={hook.url}>
          <IconWebhook size={16} aria-hidden />
          <strong>{hook.methods.join(', ')}</strong>
          <code className="mono truncate" title={hook.url}>
            {hook.url}
          </code>
          <CopyButton value={hook.url} label="Copy the webhook's URL" />
          {!workflow.active && <span className="muted">fires once active</span>}
        </li>
      ))}
    </ul>
  );
}
