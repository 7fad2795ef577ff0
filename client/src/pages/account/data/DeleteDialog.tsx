import './delete.scss';
import { deleteAccount, previewDeletion } from '@penora/protocol/endpoints/account';
import { DELETION_WORDS, type Deletion, DeletionRequest } from '@penora/protocol/schemas/account';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { useForm } from '../../../form/useForm.ts';
import { counted } from '../../../format/amounts.ts';
import { kuWords } from '../../../format/ku.ts';
import { refreshSession } from '../../../session/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toasts.ts';

const TITLE = 'Delete your account?';

/** Says what goes, offers shared projects to an editor, and asks for a proof. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { resource, reload } = useResource('deletion', (signal) => call(previewDeletion, { signal }));
  if (resource.state === 'ready') return <DeleteForm facts={resource.value} onClose={onClose} />;
  return (
    <Dialog open title={TITLE} onClose={onClose}>
      {resource.state === 'failed' ? (
        <ErrorState error={resource.error} onRetry={reload} compact />
      ) : (
        <Loading what="what would go">
          <Skeleton lines={4} height={24} />
        </Loading>
      )}
    </Dialog>
  );
}

/** The first editor of each shared project: whoever writes in it keeps it, unless the person says otherwise. */
const firstHeirs = ({ shared }: Deletion): Record<string, string> =>
  Object.fromEntries(shared.map(({ code, editors }) => [code, editors[0]?.userId ?? '']));

function DeleteForm({ facts, onClose }: { facts: Deletion; onClose: () => void }) {
  const [heirs, setHeirs] = useState(() => firstHeirs(facts));
  const [proof, setProof] = useState('');
  const navigate = useNavigate();
  const form = useForm(DeletionRequest, {}, async (body) => {
    await call(deleteAccount, { body });
    await refreshSession();
    await navigate('/', { replace: true });
    toast('Your account is deleted.');
  });
  const send = (): void => {
    const handOver = Object.entries(heirs).flatMap(([code, userId]) => (userId === '' ? [] : [{ code, userId }]));
    void form.submit({ ...(facts.hasPassword ? { password: proof } : { confirmation: proof }), handOver });
  };
  return (
    <Dialog
      open
      title={TITLE}
      onClose={onClose}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>Keep my account</Button>
          <Button type="submit" variant="danger" busy={form.busy} disabled={proof === ''}>
            Delete for good
          </Button>
        </>
      }
    >
      <Goes facts={facts} kept={Object.values(heirs).filter((heir) => heir !== '').length} />
      {facts.shared.length > 0 && <Heirs facts={facts} heirs={heirs} onChange={setHeirs} />}
      {facts.hasPassword ? (
        <PasswordField
          label="Your password"
          name="password"
          autoComplete="current-password"
          error={form.errorOf('password')}
          value={proof}
          onChange={({ target }) => setProof(target.value)}
        />
      ) : (
        <Field label={`Type: ${DELETION_WORDS}`} error={form.errorOf('confirmation')}>
          {(control) => (
            <input
              {...control}
              name="confirmation"
              autoComplete="off"
              value={proof}
              onChange={({ target }) => setProof(target.value)}
            />
          )}
        </Field>
      )}
      {form.problem && <ProblemNote error={form.problem} />}
    </Dialog>
  );
}

function Goes({ facts, kept }: { facts: Deletion; kept: number }) {
  const lost = facts.projects - kept;
  return (
    <>
      {facts.balanceMilliku > 0 && (
        <Note tone="warn" title={`You have ${kuWords(facts.balanceMilliku)} left.`}>
          They go with the account and cannot be paid out.
        </Note>
      )}
      <p className="pn-muted">
        {lost === 0
          ? 'No text goes. '
          : `${counted(lost, 'project')} with all texts, versions and results go, the bin included. `}
        You are signed out everywhere. This cannot be undone.
      </p>
    </>
  );
}

interface HeirsProps {
  facts: Deletion;
  heirs: Record<string, string>;
  onChange: (heirs: Record<string, string>) => void;
}

function Heirs({ facts, heirs, onChange }: HeirsProps) {
  return (
    <fieldset className="pn-heirs">
      <legend>Others write here too. Who shall have it?</legend>
      {facts.shared.map(({ code, title, editors }) => (
        <Field key={code} label={title} control="select">
          {(control) => (
            <select
              {...control}
              value={heirs[code] ?? ''}
              onChange={({ target }) => onChange({ ...heirs, [code]: target.value })}
            >
              {editors.map(({ userId, name }) => (
                <option key={userId} value={userId}>
                  {name}
                </option>
              ))}
              <option value="">{editors.length === 0 ? 'Nobody edits it: delete it' : 'Nobody: delete it'}</option>
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}
