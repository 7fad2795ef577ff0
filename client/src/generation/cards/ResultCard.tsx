import './cards.scss';
import { useState } from 'react';
import { ago, atSecond } from '../../format/times.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { PersonDot } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { star } from '../../ui/icons.ts';
import { modelName, modelsStore } from '../catalogStore.ts';
import { DEMONSTRATION_SENTENCE, isDemonstration, toolIcons, toolNames } from '../names.ts';
import { isRunning } from '../run.ts';
import { stateWord } from '../sentences.ts';
import { useRunMeta, useRunPart } from '../useRun.ts';
import { CardActions } from './CardActions.tsx';
import { CardEnd } from './CardEnd.tsx';
import { IdeaList } from './IdeaList.tsx';
import { QueuePlace } from './QueuePlace.tsx';
import { RunFigures } from './RunFigures.tsx';
import { StopButton } from './StopButton.tsx';
import { StreamingText } from './StreamingText.tsx';

/** One result: who asked for what, the text as it comes, what it cost, what to do with it. */
export function ResultCard({ id, take }: { id: string; take?: number }) {
  const running = useRunPart(id, isRunning);
  const waiting = useRunPart(id, (run) => run.status === 'queued');
  const tool = useRunPart(id, (run) => run.tool);
  const hasText = useRunPart(id, (run) => run.seq > 0);
  return (
    <article className={`pn-card ${running ? 'pn-card-running' : ''}`} aria-label={`${toolNames[tool]} result`}>
      <CardTop id={id} {...(take === undefined ? {} : { take })} />
      <Asked id={id} />
      {waiting && <QueuePlace id={id} />}
      {!hasText && running && !waiting && <p className="pn-card-waiting">The first words are on their way.</p>}
      {hasText && (tool === 'brainstorm' ? <IdeaList id={id} /> : <StreamingText id={id} />)}
      <CardEnd id={id} />
      <footer className="pn-card-foot">
        {running ? <State id={id} /> : <CardActions id={id} />}
        <RunFigures id={id} />
        {running && <StopButton id={id} />}
      </footer>
    </article>
  );
}

function State({ id }: { id: string }) {
  const word = useRunPart(id, stateWord);
  return (
    <span className="pn-card-state">
      <span className="pn-pulse" aria-hidden="true" /> {word}
    </span>
  );
}

function CardTop({ id, take }: { id: string; take?: number }) {
  const run = useRunMeta(id);
  const { me } = useRoom();
  const models = useStore(modelsStore);
  const demonstration = isDemonstration(run.model);
  return (
    <header className="pn-card-top">
      <Icon icon={toolIcons[run.tool]} className="pn-card-tool" />
      <h3>{run.title ?? toolNames[run.tool]}</h3>
      {take !== undefined && <span className="pn-card-take">take {take}</span>}
      {run.starred && <Icon icon={star} label="Starred" className="pn-card-star" />}
      <p className="pn-card-by">
        <PersonDot id={run.requestedBy} />
        <span>{run.requestedBy === me.id ? 'You' : run.requestedByName}</span>
        <span
          className={demonstration ? 'pn-card-demo' : ''}
          title={demonstration ? DEMONSTRATION_SENTENCE : undefined}
        >
          {modelName(models, run.model)}
        </span>
        <time dateTime={run.createdAt} title={atSecond(run.createdAt)}>
          {ago(run.createdAt)}
        </time>
      </p>
    </header>
  );
}

/** The writer's own words, one line until it is opened. */
function Asked({ id }: { id: string }) {
  const prompt = useRunPart(id, (run) => run.prompt);
  const [open, setOpen] = useState(false);
  if (prompt === '') return null;
  return (
    <button
      type="button"
      className={`pn-card-asked ${open ? 'pn-card-asked-open' : ''}`}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      “{prompt}”
    </button>
  );
}
