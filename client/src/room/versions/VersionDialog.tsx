import './diff.scss';
import { openVersion } from '@penora/protocol/endpoints/versions';
import type { OpenVersion } from '@penora/protocol/schemas/version';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { counted } from '../../format/amounts.ts';
import { atMinute } from '../../format/times.ts';
import { loadModels, modelsStore } from '../../generation/catalogStore.ts';
import { useStore } from '../../store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { useCanWrite, useRoom } from '../roomContext.ts';
import { DiffText } from './DiffText.tsx';
import { missingOf } from './missing.ts';
import { VersionFoot } from './VersionFoot.tsx';
import { versionTitle, writersWords } from './words.ts';

const sides = [
  { value: 'current', label: 'Compared with now' },
  { value: 'previous', label: 'What changed then' },
  { value: 'none', label: 'As it was' },
] as const;

type Side = (typeof sides)[number]['value'];

/** A version over the room: what changed, by whom, and what can be brought back. */
export default function VersionDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { code } = useRoom();
  const [side, setSide] = useState<Side>('current');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const canWrite = useCanWrite();
  // The text as it was is what the comparison with the version before has on its later side.
  const models = useStore(modelsStore);
  const { resource, reload } = useResource(`${id} ${side}`, (signal) =>
    call(openVersion, { params: { code, id }, query: { against: side === 'none' ? 'previous' : side }, signal }),
  );
  useEffect(() => void loadModels(), []);
  const opened = resource.state === 'ready' ? resource.value : null;
  const canRestore = canWrite && side === 'current';
  return (
    <Dialog
      open
      onClose={onClose}
      size="page"
      title={opened === null ? 'Version' : versionTitle(opened.version, models)}
      footer={
        canWrite &&
        opened !== null && (
          <VersionFoot
            opened={opened}
            chosen={chosen}
            canRestore={canRestore}
            onShowMissing={() => setSide('current')}
            onRenamed={reload}
            onDone={onClose}
          />
        )
      }
    >
      {opened !== null && <Facts opened={opened} side={side} />}
      <Segmented label="Show" hideLabel choices={sides} value={side} onChange={setSide} />
      <div className="pn-diff-scroll" data-pane-scroll>
        {resource.state === 'failed' && <ErrorState compact error={resource.error} onRetry={reload} />}
        {resource.state === 'loading' && <TextLoading />}
        {opened !== null && (
          <DiffText
            diff={opened.diff}
            plain={side === 'none'}
            chosen={canRestore ? chosen : null}
            onChoose={(block) => setChosen(toggled(chosen, block))}
          />
        )}
      </div>
    </Dialog>
  );
}

const toggled = (before: ReadonlySet<number>, block: number): ReadonlySet<number> => {
  const next = new Set(before);
  if (!next.delete(block)) next.add(block);
  return next;
};

function TextLoading() {
  return (
    <Loading what="the version">
      <Skeleton lines={5} height={18} />
    </Loading>
  );
}

function Facts({ opened, side }: { opened: OpenVersion; side: Side }) {
  const { me } = useRoom();
  const models = useStore(modelsStore);
  const { version, diff } = opened;
  const facts = [atMinute(version.at), counted(version.words, 'word'), writersWords(version.writers, me.id, models)];
  return (
    <div className="pn-version-facts">
      <p>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {diff !== null && side !== 'none' && <Figures diff={diff} side={side} />}
    </div>
  );
}

function Figures({ diff, side }: { diff: NonNullable<OpenVersion['diff']>; side: Side }) {
  const { added, removed } = diff.words;
  if (added === 0 && removed === 0) {
    return <p>{side === 'current' ? 'The text now has the same words.' : 'No words changed.'}</p>;
  }
  const since = side === 'current' ? ' since this version' : '';
  const gone = missingOf(diff).length;
  return (
    <p>
      {added > 0 && <ins className="pn-ins">{counted(added, 'word')} added</ins>}
      {added > 0 && removed > 0 && ' · '}
      {removed > 0 && <del className="pn-del">{counted(removed, 'word')} removed</del>}
      {since}
      {side === 'current' && gone > 0 && `. ${counted(gone, 'passage')} can be brought back.`}
      {diff.isCoarse && ' The two differ so much that some passages are shown as a whole.'}
    </p>
  );
}
