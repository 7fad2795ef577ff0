import type { Estimate } from '@penora/protocol/schemas/generation';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { nib } from '../../../ui/icons.ts';
import { PricedLabel, PriceNote } from '../../../ui/Price.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';

interface Props {
  label: string;
  estimate: Estimate | null;
  failure: unknown;
  /** All is filled in and the price of exactly this is known. */
  ready: boolean;
  busy: boolean;
  /** What to say when it is sent empty. */
  empty: string;
  onSubmit: () => unknown;
  children: ReactNode;
}

/** The frame of both ways to let the model begin: the fields, the price on the button, the promise below. */
export function ComposerForm({ label, estimate, failure, ready, busy, empty, onSubmit, children }: Props) {
  const [reminded, setReminded] = useState(false);
  return (
    <form
      className="pn-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setReminded(!ready && estimate === null);
        if (ready && !busy) onSubmit();
      }}
    >
      {children}
      {failure !== null && failure !== undefined && <ProblemNote error={failure} />}
      <div className="pn-composer-send">
        <Button type="submit" variant="primary" size="lg" icon={nib} busy={busy}>
          <PricedLabel label={label} estimate={estimate} />
        </Button>
        {reminded && estimate === null ? <p className="pn-price-note">{empty}</p> : <PriceNote estimate={estimate} />}
      </div>
    </form>
  );
}
