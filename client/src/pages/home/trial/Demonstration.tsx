import './trial.scss';
import { DEMONSTRATION_CHARACTERS } from '@penora/protocol/endpoints/demonstration';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { nib } from '../../../ui/icons.ts';
import { Sample } from '../sample/Sample.tsx';
import { TrialWindow } from './TrialWindow.tsx';
import { useTrial } from './useTrial.ts';

const suggestions = ['A lighthouse keeper finds a letter', 'Two sisters inherit a ferry', 'The last baker in town'];

/** A sample of the room that plays by itself, until the visitor asks for a paragraph of their own. */
export function Demonstration() {
  const { trial, start, stop } = useTrial();
  const [prompt, setPrompt] = useState('');
  const ask = (wanted: string): void => {
    setPrompt(wanted);
    if (wanted.trim() !== '') void start(wanted.trim());
  };
  const isBusy = trial.state === 'asking' || trial.state === 'writing';
  return (
    <div className="pn-trial">
      {trial.state === 'none' ? <Sample /> : <TrialWindow trial={trial} onStop={stop} />}
      <form
        className="pn-trial-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) ask(prompt);
        }}
      >
        <label htmlFor="trial">Try it here, without an account: what should be written?</label>
        <div className="pn-trial-row">
          <input
            id="trial"
            className="form-control pn-control"
            maxLength={DEMONSTRATION_CHARACTERS}
            placeholder="A storm comes in over a town that has forgotten the sea"
            autoComplete="off"
            value={prompt}
            onChange={(event) => setPrompt(event.target.value)}
          />
          <Button type="submit" icon={nib} disabled={prompt.trim() === ''} busy={isBusy}>
            Write
          </Button>
        </div>
        <ul className="pn-trial-ideas" aria-label="Ideas to try">
          {suggestions.map((each) => (
            <li key={each}>
              <button type="button" className="pn-trial-idea" onClick={() => ask(each)}>
                {each}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </div>
  );
}
