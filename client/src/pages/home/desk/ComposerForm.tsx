import { type ReactNode, useState } from 'react';
import { type RequestInput, useEstimate } from '../../../api/useEstimate.ts';
import { Button } from '../../../ui/Button.tsx';
import { nib } from '../../../ui/icons.ts';
import { PricedLabel, PriceNote } from '../../../ui/Price.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { useStart } from './useStart.ts';

interface Props {
  label: string;
  /** Null until all is filled in. */
  request: RequestInput | null;
  /** What to say when it is sent empty. */
  empty: string;
  children: ReactNode;
}

/** The frame of both ways to let the model begin: the fields, the price on the button, the promise below. */
export function ComposerForm({ label, request, empty, children }: Props) {
  const [reminded, setReminded] = useState(false);
  const start = useStart();
  const { estimate, error, current } = useEstimate(request);
  const failure = start.error ?? error;
  return (
    <form
      className="pn-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setReminded(estimate === null);
        // Only at a price that is known, and is that of exactly this.
        if (request !== null && current && estimate !== null && !start.busy) void start.generate(request, estimate);
      }}
    >
      {children}
      {failure !== null && failure !== undefined && <ProblemNote error={failure} />}
      <div className="pn-composer-send">
        <Button type="submit" variant="primary" size="lg" icon={nib} busy={start.busy}>
          <PricedLabel label={label} estimate={estimate} />
        </Button>
        {reminded && estimate === null ? <p className="pn-price-note">{empty}</p> : <PriceNote estimate={estimate} />}
      </div>
    </form>
  );
}
