import '../diff.scss';
import './replay.scss';
import { useEffect } from 'react';
import { loadModels } from '../../../generation/catalogStore.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { play } from '../../../ui/icons.ts';
import { Loading } from '../../../ui/Skeleton.tsx';
import { useRoom } from '../../roomContext.ts';
import type { Writing } from './frames.ts';
import { ReplayControls } from './ReplayControls.tsx';
import { ReplayText } from './ReplayText.tsx';
import { useReplay, useWriting } from './useReplay.ts';

/** The writing as it went: who, when, a person or which model. */
export default function ReplayDialog({ onClose }: { onClose: () => void }) {
  const { code } = useRoom();
  const { loading, retry } = useWriting(code);
  useEffect(() => void loadModels(), []);
  return (
    <Dialog open onClose={onClose} size="page" title="Replay of the writing">
      {loading.state === 'failed' && <ErrorState error={loading.error} onRetry={retry} />}
      {loading.state === 'loading' && <Fetching part={loading.part} />}
      {loading.state === 'ready' &&
        (loading.writing.frames.length === 0 ? <NothingYet /> : <Playing writing={loading.writing} />)}
    </Dialog>
  );
}

function Playing({ writing }: { writing: Writing }) {
  const { code } = useRoom();
  const replaying = useReplay(code, writing);
  return (
    <>
      <ReplayText blocks={replaying.blocks} />
      {writing.isCut && (
        <p className="pn-muted">The writing is longer than can be shown at once; the end is missing.</p>
      )}
      <ReplayControls replaying={replaying} writing={writing} />
    </>
  );
}

function Fetching({ part }: { part: number }) {
  return (
    <Loading what="the writing">
      <div className="pn-replay-fetching">
        <progress max={1} value={part} aria-label="Loading the writing" />
        <p className="pn-muted">Collecting every change…</p>
      </div>
    </Loading>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={play} title="Nothing to replay yet">
      Once something is written here, you can watch how the text came about, with who wrote what and when.
    </EmptyState>
  );
}
