import './versions.scss';
import type { Version } from '@penora/protocol/schemas/version';
import { useEffect } from 'react';
import { loadModels } from '../../generation/catalogStore.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { history, play } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { useCanWrite, useRoom } from '../roomContext.ts';
import { versionChanges } from './changes.ts';
import { NameForm } from './NameForm.tsx';
import { useVersions, type VersionList } from './useVersions.ts';
import { VersionRow } from './VersionRow.tsx';

/** The text as it was: kept by name and by itself. */
export function VersionsPane() {
  const { code, looking } = useRoom();
  const list = useVersions(code);
  const { reload } = list;
  const isOpen = useStore(looking) !== null;
  const canWrite = useCanWrite();
  useEffect(() => void loadModels(), []);
  // What was done in front of the list shows in it afterwards.
  const changes = useStore(versionChanges);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change is a reason
  useEffect(() => {
    if (!isOpen) reload();
  }, [isOpen, reload, changes]);
  return (
    <div className="pn-versions">
      <h2 className="visually-hidden">Versions</h2>
      {canWrite && <NameForm onDone={reload} />}
      <div className="pn-versions-tools">
        <Button size="sm" icon={play} onClick={() => looking.set({ kind: 'replay' })}>
          Replay the writing
        </Button>
        <label className="pn-versions-only">
          <input
            type="checkbox"
            className="form-check-input"
            checked={list.onlyNamed}
            onChange={(event) => list.setOnlyNamed(event.target.checked)}
          />
          Only named
        </label>
      </div>
      <List list={list} />
    </div>
  );
}

function List({ list }: { list: VersionList }) {
  const { resource, reload } = list;
  switch (resource.state) {
    case 'loading':
      return (
        <Loading what="the versions">
          <Skeleton lines={6} height={44} />
        </Loading>
      );
    case 'failed':
      return <ErrorState compact error={resource.error} onRetry={reload} />;
    case 'ready':
      return resource.value.items.length === 0 ? (
        <NothingYet named={list.onlyNamed} />
      ) : (
        <>
          <Rows versions={resource.value.items} />
          {resource.value.nextCursor !== null && (
            <Button wide busy={list.loadingMore} onClick={() => void list.loadMore()}>
              Further back
            </Button>
          )}
        </>
      );
    default:
      return resource satisfies never;
  }
}

/** Under the day on which they were kept. */
function Rows({ versions }: { versions: readonly Version[] }) {
  const days = Map.groupBy(versions, ({ at }) => dayOf(at));
  return [...days].map(([day, items]) => (
    <section key={day} aria-label={day}>
      <h3 className="pn-versions-day">{day}</h3>
      <ul className="pn-history-list">
        {items.map((version) => (
          <VersionRow key={version.id} version={version} />
        ))}
      </ul>
    </section>
  ));
}

function dayOf(iso: string): string {
  const at = new Date(iso);
  if (at.toDateString() === new Date().toDateString()) return 'Today';
  if (at.toDateString() === new Date(Date.now() - 86_400_000).toDateString()) return 'Yesterday';
  return at.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
}

function NothingYet({ named }: { named: boolean }) {
  return (
    <EmptyState compact icon={history} title={named ? 'No named versions' : 'No versions yet'}>
      {named
        ? 'Give the text a name as it is now, and you can come back to it at any time.'
        : 'While you write, the text is kept here every few minutes and before a model writes into it. You can compare, and bring back what is gone.'}
    </EmptyState>
  );
}
