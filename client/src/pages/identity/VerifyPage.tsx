import { verifyEmail } from '@penora/protocol/endpoints/signIn';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { refreshSession, useMe } from '../../session/session.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { good, mail } from '../../ui/icons.ts';
import { Note } from '../../ui/Note.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { EnterFrame } from './EnterFrame.tsx';
import { SendAgain } from './SendAgain.tsx';

type State = { kind: 'asking' } | { kind: 'done' } | { kind: 'failed'; error: unknown };

/** Proves the address of whoever is signed in, by the link of a letter. */
export default function VerifyPage() {
  const { token = '' } = useParams();
  const { user } = useMe();
  const [state, setState] = useState<State>({ kind: 'asking' });
  const asked = useRef(false);
  useEffect(() => {
    // The link works once, also where effects run twice.
    if (asked.current) return;
    asked.current = true;
    call(verifyEmail, { body: { token } }).then(
      async () => {
        await refreshSession();
        setState({ kind: 'done' });
      },
      (error: unknown) => setState({ kind: 'failed', error }),
    );
  }, [token]);
  switch (state.kind) {
    case 'asking':
      return (
        <EnterFrame icon={mail} title="Confirming your address" lead={user.email}>
          <Loading what="the answer">
            <Skeleton height={40} />
          </Loading>
        </EnterFrame>
      );
    case 'done':
      return (
        <EnterFrame icon={good} title="Your address is confirmed" lead={<>Thank you. {user.email} is yours.</>}>
          <div className="pn-enter-form">
            <ButtonLink to="/" variant="primary" size="lg" wide>
              Go on writing
            </ButtonLink>
          </div>
        </EnterFrame>
      );
    case 'failed':
      return (
        <EnterFrame icon={mail} title="This link did not work" lead="Nothing was changed.">
          <div className="pn-enter-form">
            {asProblem(state.error).code === 'invalid' ? (
              <Note tone="bad">This link is not whole. Copy all of it from the letter, or ask for a new one.</Note>
            ) : (
              <ProblemNote error={state.error} />
            )}
            {user.emailVerified || user.email === null ? (
              <ButtonLink to="/" variant="primary" size="lg" wide>
                Go on writing
              </ButtonLink>
            ) : (
              <SendAgain />
            )}
          </div>
        </EnterFrame>
      );
    default:
      return state satisfies never;
  }
}
