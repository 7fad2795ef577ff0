import './states.scss';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { rewrite, warn } from './icons.ts';

interface Props {
  /** Whatever was thrown. */
  error: unknown;
  onRetry?: () => void;
  /** Instead of "Try again". */
  action?: ReactNode;
  compact?: boolean;
  /** Instead of the words that came with it, where the page knows better what it means. */
  words?: { title: string; text: string } | undefined;
  /** It is all that the page has: its title is the page's heading. */
  page?: boolean;
}

/** In the place of what could not be loaded: what happened, what to do, what to quote. */
export function ErrorState({ error, onRetry, action, words, compact = false, page = false }: Props) {
  const Heading = page ? 'h1' : 'h2';
  const problem = asProblem(error);
  const { title, text } = words ?? { title: problem.title, text: problem.detail };
  return (
    <div className={`pn-state ${compact ? 'pn-state-compact' : ''}`} role="alert">
      <Icon icon={warn} className="pn-state-icon pn-state-bad" />
      <Heading>{title}</Heading>
      {text !== title && <p>{text}</p>}
      {problem.requestId !== null && (
        <p className="pn-small">
          If you write to us, quote <span className="pn-code">{problem.requestId}</span>
        </p>
      )}
      <div className="pn-state-action">
        {action}
        {onRetry && (
          <Button icon={rewrite} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
