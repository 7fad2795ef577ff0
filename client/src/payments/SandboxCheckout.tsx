import { paySandboxOrder } from '@penora/protocol/endpoints/payments';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { dollars } from '../format/amounts.ts';
import { useStore } from '../store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { bad, check, chevronRight, clock, close, type IconDefinition, spinner } from '../ui/icons.ts';
import { Note } from '../ui/Note.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { sandboxStore } from './sandbox.ts';

type Outcome = 'pay' | 'fail' | 'pay_late';

const choices: readonly { outcome: Outcome; icon: IconDefinition; label: string; about: string }[] = [
  { outcome: 'pay', icon: check, label: 'Pay', about: 'The bank accepts it at once.' },
  { outcome: 'pay_late', icon: clock, label: 'Pay late', about: 'Accepted; the money comes ten seconds later.' },
  { outcome: 'fail', icon: bad, label: 'Fail', about: 'The bank declines it.' },
];

/** In place of a card form: what a bank can do. */
export function SandboxCheckout() {
  const open = useStore(sandboxStore);
  const [busy, setBusy] = useState<Outcome | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  if (open === null) return null;
  const { ordered, answer } = open;
  const choose = async (outcome: Outcome): Promise<void> => {
    if (busy !== null) return;
    setBusy(outcome);
    setFailure(null);
    try {
      const reply = await call(paySandboxOrder, { params: { id: ordered.order.id }, body: { outcome } });
      if (reply.success !== null) answer({ kind: 'paid', verification: reply.success });
      else answer({ kind: 'failed', reason: reply.failure?.description ?? '' });
    } catch (error) {
      // Paid in another window meanwhile.
      if (asProblem(error).code === 'wrong_state') return answer({ kind: 'unsure' });
      setFailure(error);
      setBusy(null);
    }
  };
  return (
    <Dialog open title={`Test checkout · ${dollars(ordered.order.amount)}`} onClose={() => answer({ kind: 'closed' })}>
      <Note tone="warn" title="Test payments, no money moves.">
        Choose how the bank shall answer.
      </Note>
      <ul className="pn-bank">
        {choices.map(({ outcome, icon, label, about }) => (
          <li key={outcome}>
            <button type="button" aria-disabled={busy !== null || undefined} onClick={() => void choose(outcome)}>
              <Icon
                icon={busy === outcome ? spinner : icon}
                className={busy === outcome ? 'pn-spin' : `pn-bank-${outcome}`}
              />
              <span>
                <strong>{label}</strong>
                <span className="pn-muted">{about}</span>
              </span>
              <Icon icon={chevronRight} className="pn-muted" />
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => answer({ kind: 'closed' })}>
            <Icon icon={close} />
            <span>
              <strong>Close</strong>
              <span className="pn-muted">As somebody who changes their mind.</span>
            </span>
            <Icon icon={chevronRight} className="pn-muted" />
          </button>
        </li>
      </ul>
      {failure !== null && <ProblemNote error={failure} />}
    </Dialog>
  );
}
