import { limits } from '@penora/protocol/catalog/limits';
import { Link } from 'react-router';
import { counted } from '../../../format/amounts.ts';
import { kuWords } from '../../../format/ku.ts';
import { NibAvatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { nib, stop as stopIcon } from '../../../ui/icons.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import type { Trial } from './useTrial.ts';

const MILLIKU_PER_WORD = 10;

/** What the visitor asked for, while it is written and afterwards. */
export function TrialWindow({ trial, onStop }: { trial: Exclude<Trial, { state: 'none' }>; onStop: () => void }) {
  return (
    <section className="pn-sample-window" aria-label="Demonstration">
      <div className="pn-sample-bar">
        <span className="pn-sample-name">{trial.prompt}</span>
        <span className="pn-sample-people">
          <NibAvatar size="sm" />
        </span>
      </div>
      <div className="pn-sample-text">
        {trial.state === 'failed' && <ProblemNote error={trial.problem} />}
        {trial.state === 'asking' && <p className="pn-muted">The first words are on their way.</p>}
        {'text' in trial && (
          <p>
            <span className={trial.state === 'writing' ? 'pn-sample-streaming' : ''}>{trial.text}</span>
            {trial.state === 'writing' && <Icon icon={nib} className="pn-sample-nib" />}
          </p>
        )}
        {(trial.state === 'done' || trial.state === 'stopped') && <Afterwards />}
      </div>
      <div className="pn-sample-status">
        <Icon icon={nib} className="pn-sample-mark" />
        <span>{statusOf(trial)}</span>
        {(trial.state === 'writing' || trial.state === 'asking') && (
          <Button size="sm" icon={stopIcon} className="pn-trial-stop" onClick={onStop}>
            Stop
          </Button>
        )}
      </div>
    </section>
  );
}

function statusOf(trial: Exclude<Trial, { state: 'none' }>): string {
  if (!('words' in trial)) return trial.state === 'failed' ? 'Nothing was written' : 'Demonstration writer';
  const price = `${counted(trial.words, 'word')} · ${kuWords(trial.words * MILLIKU_PER_WORD, 'price')} in the room, free here`;
  return trial.state === 'stopped' ? `Stopped · ${price}` : price;
}

/** What it was, and where the real ones are. */
function Afterwards() {
  return (
    <p className="pn-trial-after">
      That was our demonstration writer: it composes sentences from patterns and does not understand your text. In the
      room, AI models write. <Link to="/register">Make an account</Link> and {limits.welcomeKu} Ku are yours to try
      them.
    </p>
  );
}
