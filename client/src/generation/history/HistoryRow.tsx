import { useState } from 'react';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { ago } from '../../format/times.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { PersonDot } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { star } from '../../ui/icons.ts';
import { ResultCard } from '../cards/ResultCard.tsx';
import { modelName, modelsStore } from '../catalogStore.ts';
import { toolIcons, toolNames } from '../names.ts';
import { isRunning, type Run } from '../run.ts';
import { stateWord } from '../sentences.ts';
import { useRunMeta } from '../useRun.ts';

/** One result in two lines; opened, its card. */
export function HistoryRow({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const run = useRunMeta(id);
  return (
    <li className="pn-history-item">
      <button type="button" className="pn-history-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon icon={toolIcons[run.tool]} label={toolNames[run.tool]} className="pn-card-tool" />
        <span className="pn-history-title">
          {run.starred && <Icon icon={star} label="Starred" className="pn-card-star" />} {titleOf(run)}
        </span>
        <span className="pn-ku">{kuWords(run.costMilliku, 'price')}</span>
        <Facts run={run} />
      </button>
      {open && <ResultCard id={id} />}
    </li>
  );
}

function Facts({ run }: { run: Run }) {
  const { me } = useRoom();
  const models = useStore(modelsStore);
  const state = run.status === 'completed' || isRunning(run) ? null : stateWord(run);
  const facts = [
    run.requestedBy === me.id ? 'You' : run.requestedByName,
    modelName(models, run.model),
    ago(run.createdAt),
    ...(state === null ? [] : [state]),
  ];
  return (
    <span className="pn-history-facts">
      <PersonDot id={run.requestedBy} />
      <span className="pn-history-fact">{facts.join(' · ')}</span>
      <span className="pn-history-words pn-num">{counted(run.words, 'word')}</span>
    </span>
  );
}

function titleOf(run: Run): string {
  const text = run.title ?? (run.text.trim() || run.prompt);
  return text === '' ? toolNames[run.tool] : text.slice(0, 120);
}
