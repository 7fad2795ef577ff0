import '../ui/states.scss';
import { useEffect, useMemo } from 'react';
import { useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { rewrite, warn } from '../ui/icons.ts';
import { usePageTitle } from './usePageTitle.ts';

/** A page's code did not come. With a network: a newer version replaced the files while this page was open. */
const isMissingCode = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload css/i.test(error.message);

interface Words {
  title: string;
  text: string;
}

const broken: Words = {
  title: 'Something went wrong',
  text: 'This page stopped working. What you wrote before is saved. Reload the page to go on.',
};
const outdated: Words = {
  title: 'Penora has been updated',
  text: 'This page belongs to an older version. Reload it to go on.',
};
const offline: Words = {
  title: "You're offline",
  text: "This page is not on your device yet. Reload it when you're back.",
};

function wordsFor(error: unknown): Words {
  if (!isMissingCode(error)) return broken;
  return navigator.onLine ? outdated : offline;
}

/** In the place of a page that broke. The same id is in the browser's console beside the cause. */
export function PageError() {
  const error = useRouteError();
  const id = useMemo(() => idOf(error), [error]);
  const words = useMemo(() => wordsFor(error), [error]);
  usePageTitle(words.title);
  useEffect(() => console.error(`page error ${id}`, error), [id, error]);
  return (
    <div className="pn-state pn-state-page" role="alert">
      <Icon icon={warn} className="pn-state-icon pn-state-bad" />
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <div className="pn-state-action">
        <Button variant="primary" icon={rewrite} onClick={() => location.reload()}>
          Reload the page
        </Button>
        <ButtonLink to="/" external>
          Go to the start
        </ButtonLink>
      </div>
      {words === broken && (
        <p className="pn-small">
          If it happens again, write to us and quote <span className="pn-code">{id}</span>
        </p>
      )}
    </div>
  );
}

/** The same where there is no shell around it. */
export function LonePageError() {
  return (
    <main id="main" tabIndex={-1}>
      <PageError />
    </main>
  );
}

function idOf(error: unknown): string {
  if (error instanceof ApiProblem && error.requestId !== null) return error.requestId;
  return crypto.randomUUID().slice(0, 8).toUpperCase();
}
