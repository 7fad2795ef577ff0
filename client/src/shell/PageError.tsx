import { useEffect, useMemo } from 'react';
import { useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { rewrite, warn } from '../ui/icons.ts';
import { usePageTitle } from './usePageTitle.ts';

/** A newer version was put on the server while this page was open: its files are gone, a reload brings the new ones. */
const isOutdated = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

/** In the place of a page that broke. The same id is in the browser's console beside the cause. */
export function PageError() {
  const error = useRouteError();
  const id = useMemo(() => idOf(error), [error]);
  const outdated = isOutdated(error);
  usePageTitle('Something went wrong');
  useEffect(() => console.error(`page error ${id}`, error), [id, error]);
  return (
    <main id="main" tabIndex={-1} className="pn-state pn-state-page" role="alert">
      <Icon icon={warn} className="pn-state-icon pn-state-bad" />
      <h1>{outdated ? 'Penora has been updated' : 'Something went wrong'}</h1>
      <p>
        {outdated
          ? 'This page belongs to an older version. Reload it to go on.'
          : 'This page stopped working. What you wrote before is saved. Reload the page to go on.'}
      </p>
      <div className="pn-state-action">
        <Button variant="primary" icon={rewrite} onClick={() => location.reload()}>
          Reload the page
        </Button>
        <ButtonLink to="/" external>
          Go to the start
        </ButtonLink>
      </div>
      {!outdated && (
        <p className="pn-small">
          If it happens again, write to us and quote <span className="pn-code">{id}</span>
        </p>
      )}
    </main>
  );
}

function idOf(error: unknown): string {
  if (error instanceof ApiProblem && error.requestId !== null) return error.requestId;
  return crypto.randomUUID().slice(0, 8).toUpperCase();
}
