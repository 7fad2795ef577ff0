import './purchase.scss';
import type { PaymentDesk } from '@penora/protocol/schemas/payment';
import { type ReactNode, useEffect } from 'react';
import { dollars, grouped } from '../format/amounts.ts';
import { kuWords } from '../format/ku.ts';
import { useBalance } from '../session/balance.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { check, clock, file, spinner } from '../ui/icons.ts';
import { Note } from '../ui/Note.tsx';
import type { Setback, Step } from './journey.ts';
import { isLoadedHere } from './razorpay.ts';
import { SandboxCheckout } from './SandboxCheckout.tsx';
import { useJourney } from './useJourney.ts';

const WORDS_PER_KU = 100;

export interface Pack {
  id: string;
  title: string;
  ku: number;
  amountCents: number;
  period: 'once' | 'month' | 'year';
}

interface Props {
  pack: Pack;
  desk: PaymentDesk;
  /** Where "go on" leads after the coins have come. */
  next: string;
  onClose: () => void;
}

/** From "buy" to coins: asks, lets the gateway take the money, says what arrived. */
export function PurchaseDialog(props: Props) {
  const mustReload = props.desk.checkoutScript !== null && !isLoadedHere();
  useEffect(() => {
    if (mustReload) location.reload();
  }, [mustReload]);
  return mustReload ? null : <Purchase key={props.pack.id} {...props} />;
}

function Purchase({ pack, desk, next, onClose }: Props) {
  const { step, journey } = useJourney(desk, pack);
  const isSandbox = desk.gateway === 'sandbox';
  switch (step.step) {
    case 'confirm':
    case 'ordering':
      return (
        <Confirm pack={pack} isSandbox={isSandbox} step={step} onPay={() => void journey.pay()} onClose={onClose} />
      );
    case 'paying':
      return isSandbox ? <SandboxCheckout /> : null;
    case 'checking':
      return (
        <Dialog open title="One moment" onClose={onClose} size="sm">
          <Stage icon={<Icon icon={spinner} className="pn-spin" />} title="Asking whether it went through">
            Your payment is safe. This takes a few seconds.
          </Stage>
        </Dialog>
      );
    case 'arriving':
      return <Arriving pack={pack} onClose={onClose} />;
    case 'arrived':
      return <Arrived ku={step.ku} orderId={step.orderId} next={next} isSandbox={isSandbox} onClose={onClose} />;
    default:
      return step satisfies never;
  }
}

const periodWords: Record<Pack['period'], string> = {
  once: 'Paid once. Bought coins do not expire.',
  month: 'One month. The coins arrive at once. Nothing is charged again by itself.',
  year: 'One year. All coins arrive at once. Nothing is charged again by itself.',
};

interface ConfirmProps {
  pack: Pack;
  isSandbox: boolean;
  step: Extract<Step, { step: 'confirm' | 'ordering' }>;
  onPay: () => void;
  onClose: () => void;
}

function Confirm({ pack, isSandbox, step, onPay, onClose }: ConfirmProps) {
  const setback = step.step === 'confirm' ? step.setback : null;
  return (
    <Dialog
      open
      title={pack.period === 'once' ? 'Buy coins' : pack.title}
      onClose={onClose}
      onSubmit={onPay}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" variant="primary" busy={step.step === 'ordering'}>
            {setback === null ? 'Pay' : 'Try again,'} {dollars(pack.amountCents)}
          </Button>
        </>
      }
    >
      {setback !== null && <SetbackNote setback={setback} />}
      <div className="pn-buy-sum">
        <strong className="pn-buy-ku">
          {grouped(pack.ku)} <span>Ku</span>
        </strong>
        <span>about {grouped(pack.ku * WORDS_PER_KU)} words</span>
        <strong className="pn-buy-price">{dollars(pack.amountCents)}</strong>
      </div>
      <p className="pn-muted">{periodWords[pack.period]}</p>
      {isSandbox ? (
        <Note tone="warn" title="Test payments, no money moves.">
          You will be asked how the bank shall answer.
        </Note>
      ) : (
        <p className="pn-muted pn-small">Razorpay takes the payment in a window of its own. We never see your card.</p>
      )}
    </Dialog>
  );
}

function SetbackNote({ setback }: { setback: Setback }) {
  return (
    <Note tone={setback.tone} title={setback.title} announce>
      {setback.text}
    </Note>
  );
}

function Stage({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="pn-buy-stage" role="status">
      <span className="pn-buy-sign">{icon}</span>
      <strong>{title}</strong>
      <p className="pn-muted">{children}</p>
    </div>
  );
}

function Arriving({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  return (
    <Dialog
      open
      title="Paid, arriving"
      size="sm"
      onClose={onClose}
      footer={<Button onClick={onClose}>Close this window</Button>}
    >
      <Stage icon={<Icon icon={clock} />} title={`${grouped(pack.ku)} Ku are on their way`}>
        Your bank has not handed the money over yet. You can close this window: the coins arrive by themselves, and you
        will see them in every open tab. Please do not pay again.
      </Stage>
    </Dialog>
  );
}

interface ArrivedProps {
  ku: number;
  orderId: string;
  next: string;
  isSandbox: boolean;
  onClose: () => void;
}

function Arrived({ ku, orderId, next, isSandbox, onClose }: ArrivedProps) {
  const balance = useBalance();
  return (
    <Dialog
      open
      title="Your coins are here"
      size="sm"
      onClose={onClose}
      footer={
        <>
          <ButtonLink to={`/api/payments/${orderId}/receipt`} icon={file} download="">
            Receipt
          </ButtonLink>
          <ButtonLink to={next} variant="primary">
            Go on writing
          </ButtonLink>
        </>
      }
    >
      <Stage icon={<Icon icon={check} />} title={`${grouped(ku)} Ku arrived`}>
        {balance !== null && (
          <>
            You now have <span className="pn-ku">{kuWords(balance)}</span>, about{' '}
            {grouped(Math.floor((balance * WORDS_PER_KU) / 1_000))} words.
          </>
        )}
        {isSandbox && ' This was a test payment, no money moved.'}
      </Stage>
    </Dialog>
  );
}
