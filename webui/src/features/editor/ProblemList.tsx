import { IconAlertCircle, IconCircleCheck, IconCloudOff } from '@tabler/icons-react';
import { asFailure } from '@/api/failure';
import type { PlacedProblem } from './problems';
import css from './editor.module.css';

interface Listed {
  problems: PlacedProblem[];
  checking: boolean;
  error: unknown;
  onGoTo: (problem: PlacedProblem) => void;
}

/** All that keeps the definition from being sound; each line leads to its place. */
export function ProblemList({ problems, checking, error, onGoTo }: Listed) {
  return (
    <section className={css.problems} aria-label="Problems">
      <p className={css.verdict} role="status" data-bad={problems.length > 0 || undefined}>
        {error ? (
          <>
            <IconCloudOff size={16} aria-hidden /> Not checked: {asFailure(error).message}
          </>
        ) : problems.length > 0 ? (
          <>
            <IconAlertCircle size={16} aria-hidden /> {problems.length === 1 ? '1 problem' : `${problems.length} problems`}
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
