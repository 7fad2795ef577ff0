import './note.scss';
import { asProblem } from '../api/problem.ts';
import { Note } from './Note.tsx';

/** What went wrong, beside what was tried. Announced when it appears. */
export function ProblemNote({ error }: { error: unknown }) {
  const problem = asProblem(error);
  return (
    <Note tone="bad" title={problem.title} announce>
      {problem.detail !== problem.title && problem.detail}
      {problem.requestId !== null && problem.status >= 500 && (
        <span className="pn-small pn-muted"> Quote {problem.requestId} if you write to us.</span>
      )}
    </Note>
  );
}
