import './inline.scss';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { kuWords } from '../../format/ku.ts';
import { useCanWrite, useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { close, nib, undo as undoIcon } from '../../ui/icons.ts';
import { undo } from '../actions.ts';
import { RunFigures } from '../cards/RunFigures.tsx';
import { StopButton } from '../cards/StopButton.tsx';
import { WayOn } from '../cards/WayOn.tsx';
import { writerName } from '../names.ts';
import { isRunning, mayContinue } from '../run.ts';
import { stateWord } from '../sentences.ts';
import { useRunMeta, useRunPart } from '../useRun.ts';
import { useEndSentence } from '../useWayOn.ts';
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
  const sentence = useEndSentence(run);
  return (
    <>
      <Icon icon={nib} className="pn-run-nib" />
      {sentence === null ? (
        <>
          <span className="pn-run-state">
            {writerName(run.tool, run.requestedByName, run.requestedBy === room.me.id)} is done
          </span>
          {run.words > 0 && <RunFigures id={id} />}
        </>
      ) : (
        <span className="pn-run-sentence">
          {sentence.text}
          {/* These sentences name no price. */}
          {run.status === 'exhausted' && <span className="pn-ku"> {kuWords(run.costMilliku, 'price')} paid.</span>}
        </span>
      )}
      <span className="pn-run-actions">
        {canWrite && mayContinue(run) && <WayOn id={id} variant="quiet" />}
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
