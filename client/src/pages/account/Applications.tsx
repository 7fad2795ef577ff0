import {
  type Application,
  allowApplication,
  listApplications,
  withdrawApplication,
} from '@penora/protocol/endpoints/applications';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { powersOf } from '../../applications/powers.ts';
import { onDay } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { check, home, image } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toasts.ts';

/** Which applications may act for the person, what they may do, and the switch for each. */
export function Applications() {
  const { resource, reload, update } = useResource('applications', (signal) => call(listApplications, { signal }));
  const [asked, setAsked] = useState<Application | null>(null);
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="applications">
        <Skeleton lines={2} height={40} />
      </Loading>
    );
  const change = async ({ app, name, allowed }: Application): Promise<void> => {
    const input = { params: { app } };
    if (allowed) await call(withdrawApplication, input);
    else await call(allowApplication, input);
    const since = new Date().toISOString();
    const now = { allowed: !allowed, because: allowed ? null : ('person' as const), since };
    update(({ items }) => ({ items: items.map((one) => (one.app === app ? { ...one, ...now } : one)) }));
    toast(allowed ? `${name} can do nothing for you any more.` : `${name} is allowed.`, { tone: 'good' });
  };
  return (
    <>
      <ul className="pn-rows">
        {resource.value.items.map((application) => (
          <Row key={application.app} application={application} onAsk={() => setAsked(application)} />
        ))}
      </ul>
      {asked && <Question application={asked} onClose={() => setAsked(null)} onConfirm={() => change(asked)} />}
    </>
  );
}

function Row({ application, onAsk }: { application: Application; onAsk: () => void }) {
  const { app, name, scopes, allowed } = application;
  const powers = powersOf(scopes);
  return (
    <li>
      <Icon icon={app === 'sukusuku' ? home : image} className="pn-row-icon" />
      <div className="pn-row-text">
        <strong>{name}</strong>
        <span className="pn-muted pn-small">
          {powers === ''
            ? 'Is not connected to this Penora, so it can do nothing.'
            : `${allowed ? 'Can' : 'If you allow it, it can'} ${powers}.`}
        </span>
        <span className="pn-small">
          <Standing application={application} />
        </span>
      </div>
      <Button size="sm" onClick={onAsk} aria-label={`${allowed ? 'Withdraw' : 'Allow'} ${name}`}>
        {allowed ? 'Withdraw' : 'Allow'}
      </Button>
    </li>
  );
}

function Standing({ application: { allowed, because, since } }: { application: Application }) {
  if (!allowed) return <span className="pn-muted">{since ? `Withdrawn on ${onDay(since)}` : 'Not allowed'}</span>;
  return (
    <span className="pn-row-mark">
      <Icon icon={check} />{' '}
      {because === 'person' && since ? `Allowed by you on ${onDay(since)}` : 'Allowed, because you share one account'}
    </span>
  );
}

interface QuestionProps {
  application: Application;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

function Question({ application: { name, allowed, scopes }, onClose, onConfirm }: QuestionProps) {
  const powers = powersOf(scopes);
  return (
    <ConfirmDialog
      open
      danger={allowed}
      title={allowed ? `Withdraw ${name}?` : `Allow ${name}?`}
      action={allowed ? 'Withdraw' : 'Allow'}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {allowed
        ? `From now on ${name} can neither read your projects nor use your coins. What it saved and what was paid stays as it is. You can allow it again.`
        : `${name} will be able to ${powers === '' ? 'do nothing yet' : powers}. You can withdraw this at any time.`}
    </ConfirmDialog>
  );
}
