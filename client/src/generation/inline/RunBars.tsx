import './inline.scss';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { useTask } from '../../form/useTask.ts';
import { useCanWrite, useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { close, nib, undo as undoIcon } from '../../ui/icons.ts';
import { goOn, undo } from '../actions.ts';
import { RunFigures } from '../cards/RunFigures.tsx';
import { StopButton } from '../cards/StopButton.tsx';
import { writerName } from '../names.ts';
import { isRunning, mayContinue } from '../run.ts';
import { endSentence, stateWord } from '../sentences.ts';
import { useRunMeta, useRunPart } from '../useRun.ts';
import { StoryProgress } from './StoryProgress.tsx';

/** The bars inside the text and at its foot, one for each generation that writes there. */
export function RunBars() {
  const { bars } = useRoom();
  const shown = useStore(bars.shown);
  return shown.map((id) => createPortal(<RunBar id={id} />, bars.elementFor(id), id));
}

function RunBar({ id }: { id: string }) {
  const running = useRunPart(id, isRunning);
  return (
    <section className={`pn-run-bar ${running ? '' : 'pn-run-bar-ended'}`} aria-label="Writing in the text">
      {running ? <Running id={id} /> : <Ended id={id} />}
    </section>
  );
}

function Running({ id }: { id: string }) {
  const word = useRunPart(id, stateWord);
  const tool = useRunPart(id, (run) => run.tool);
  const hasBegun = useRunPart(id, ({ words }) => words > 0);
  return (
    <>
      <Icon icon={nib} className="pn-run-nib" />
      <span className="pn-run-state">{hasBegun || word === 'waiting' ? word : 'waiting for the first word'}</span>
      {hasBegun && <RunFigures id={id} />}
      <StopButton id={id} />
      {tool === 'story' && <StoryProgress id={id} />}
    </>
  );
}

function Ended({ id }: { id: string }) {
  const room = useRoom();
  const canWrite = useCanWrite();
  const run = useRunMeta(id);
  const isMine = run.requestedBy === room.me.id;
  const sentence = endSentence(run, isMine);
  return (
    <>
      <Icon icon={nib} className="pn-run-nib" />
      <span className="pn-run-state">
        {sentence?.text ?? `${writerName(run.tool, run.requestedByName, isMine)} is done`}
      </span>
      {run.words > 0 && sentence === null && <RunFigures id={id} />}
      <span className="pn-run-actions">
        {sentence?.needsCoins && (
          <Link to="/pricing" className="pn-run-link">
            Top up
          </Link>
        )}
        {canWrite && mayContinue(run) && <ContinueButton id={id} />}
        {canWrite && run.words > 0 && <UndoButton id={id} />}
        <IconButton
          size="sm"
          icon={close}
          label="Close"
          className="pn-run-close"
          onClick={() => room.bars.dismiss(id)}
        />
      </span>
    </>
  );
}

function ContinueButton({ id }: { id: string }) {
  const room = useRoom();
  const isEmpty = useRunPart(id, ({ words }) => words === 0);
  const { busy, run } = useTask();
  return (
    <Button size="sm" variant="quiet" busy={busy} onClick={() => void run(() => goOn(room, id))}>
      {isEmpty ? 'Try again' : 'Continue'}
    </Button>
  );
}

function UndoButton({ id }: { id: string }) {
  const room = useRoom();
  const [busy, setBusy] = useState(false);
  const act = (): void => {
    setBusy(true);
    void undo(room, id).then((done) => (done ? room.bars.dismiss(id) : setBusy(false)));
  };
  return (
    <Button size="sm" variant="quiet" icon={undoIcon} busy={busy} onClick={act}>
      Undo this generation
    </Button>
  );
}
