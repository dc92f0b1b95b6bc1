import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconCloudOff } from '@tabler/icons-react';
import { asFailure } from '@/api/failure';
import type { PlacedProblem } from './problems';
import css from './editor.module.css';

interface Listed {
  problems: PlacedProblem[];
  checking: boolean;
  error: unknown;
  onGoTo: (problem: PlacedProblem) => void;
}

/** All that keeps the definition from being sound, and what is hardly meant; each line leads to its place. */
export function ProblemList({ problems, checking, error, onGoTo }: Listed) {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <section className={css.problems} aria-label="Problems">
      <p className={css.verdict} role="status" data-bad={errors > 0 || undefined}>
        {error ? (
          <>
            <IconCloudOff size={16} aria-hidden /> Not checked: {asFailure(error).message}
          </>
        ) : problems.length > 0 ? (
          <>
            {errors > 0 ? <IconAlertCircle size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}{' '}
            {[counted(errors, 'problem'), counted(warnings, 'warning')].filter(Boolean).join(', ')}
          </>
        ) : checking ? (
          'Checking …'
        ) : (
          <>
            <IconCircleCheck size={16} aria-hidden /> No problems
          </>
        )}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>
              <button type="button" onClick={() => onGoTo(problem)}>
                <span className="muted numbers">line {problem.line}</span>
                <span>
                  {problem.severity === 'warning' && <strong>Warning: </strong>}
                  <code>{problem.field}</code> {problem.issue}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
