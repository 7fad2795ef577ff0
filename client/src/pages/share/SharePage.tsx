import { acceptShareLink, shareOffer } from '@penora/protocol/endpoints/sharing';
import type { ShareOffer } from '@penora/protocol/schemas/project';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { useResource } from '../../api/useResource.ts';
import { useTask } from '../../form/useTask.ts';
import { atMinute } from '../../format/times.ts';
import { useSession } from '../../session/session.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { people } from '../../ui/icons.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { EnterFrame } from '../identity/EnterFrame.tsx';

const may: Record<ShareOffer['role'], string> = {
  editor: 'You can write in it, together with everybody who is there.',
  commenter: 'You can read it, watch it being written and comment on it.',
  viewer: 'You can read it and watch it being written.',
};

const dead = {
  title: 'This link does not work any more',
  text: 'It has ended, was used up, or was taken back. Ask whoever sent it to you for a new one.',
};

/** What a link offers, and coming in by it. */
export default function SharePage() {
  const { token = '' } = useParams();
  const { resource, reload } = useResource(token, (signal) => call(shareOffer, { params: { token }, signal }));
  if (resource.state === 'failed') {
    const isDead = ['not_found', 'invalid'].includes(asProblem(resource.error).code);
    return (
      <ErrorState
        page
        error={resource.error}
        words={isDead ? dead : undefined}
        {...(isDead ? {} : { onRetry: reload })}
        action={<ButtonLink to="/">To the start</ButtonLink>}
      />
    );
  }
  if (resource.state === 'loading')
    return (
      <EnterFrame icon={people} title="Shared with you" lead="">
        <Loading what="what is shared">
          <Skeleton lines={2} height={32} />
        </Loading>
      </EnterFrame>
    );
  return <Offer token={token} offer={resource.value.offer} />;
}

function Offer({ token, offer }: { token: string; offer: ShareOffer }) {
  const { title, sharedBy, role, expiresAt } = offer;
  return (
    <EnterFrame
      icon={people}
      title={title}
      lead={
        <>
          <strong className="pn-enter-address">{sharedBy}</strong> shares this with you. {may[role]}
        </>
      }
      foot={expiresAt === null ? undefined : `This link works until ${atMinute(expiresAt)}.`}
    >
      <ComeIn token={token} />
    </EnterFrame>
  );
}

function ComeIn({ token }: { token: string }) {
  const session = useSession();
  const navigate = useNavigate();
  const { busy, failure, run } = useTask();
  const accept = async (): Promise<void> => {
    const { project } = await call(acceptShareLink, { params: { token } });
    await navigate(`/p/${project.code}`, { replace: true });
  };
  const back = `?next=${encodeURIComponent(`/share/${token}`)}`;
  return (
    <div className="pn-enter-form">
      {session.kind === 'in' ? (
        <>
          {failure !== null && <ProblemNote error={failure} />}
          <Button variant="primary" size="lg" wide busy={busy} onClick={() => void run(accept)}>
            Open it
          </Button>
          <p className="pn-muted pn-small">
            You come in as {session.me.user.name}. Others see your name, never your e-mail address.
          </p>
        </>
      ) : (
        <>
          <ButtonLink to={`/login${back}`} variant="primary" size="lg" wide>
            Sign in to open it
          </ButtonLink>
          <p className="pn-muted">
            New here? <Link to={`/register${back}`}>Make an account</Link>, and you come back to this page.
          </p>
        </>
      )}
    </div>
  );
}
