import { deleteVersion, restoreVersion, undoRestoration } from '@penora/protocol/endpoints/versions';
import type { OpenVersion } from '@penora/protocol/schemas/version';
import { useState } from 'react';
import { call, newIdempotencyKey } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { useTask } from '../../form/useTask.ts';
import { counted } from '../../format/amounts.ts';
import { Button } from '../../ui/Button.tsx';
import { pen, restore, trash, undo } from '../../ui/icons.ts';
import { Note } from '../../ui/Note.tsx';
import { toast, toastProblem } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';
import { noteVersionChange } from './changes.ts';
import { missingOf } from './missing.ts';
import { NameForm } from './NameForm.tsx';

interface Props {
  opened: OpenVersion;
  chosen: ReadonlySet<number>;
  canRestore: boolean;
  onShowMissing: () => void;
  onRenamed: () => void;
  onDone: () => void;
}

/** What can be done with a version. */
export function VersionFoot(props: Props) {
  const { opened, onRenamed } = props;
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, name } = opened.version;
  const renamed = (): void => {
    setAsking(null);
    onRenamed();
  };
  if (asking === 'name') {
    return (
      <div className="pn-version-foot-form">
        <NameForm id={id} before={name ?? ''} onDone={renamed} />
        <Button variant="quiet" onClick={() => setAsking(null)}>
          Cancel
        </Button>
      </div>
    );
  }
  if (asking === 'delete') return <Deleting {...props} onCancel={() => setAsking(null)} />;
  return (
    <>
      {problem !== null && (
        <Note tone="bad" announce>
          {problem}
        </Note>
      )}
      <Button variant="quiet" icon={pen} onClick={() => setAsking('name')}>
        {name === null ? 'Name it' : 'Rename'}
      </Button>
      <Button variant="quiet" icon={trash} onClick={() => setAsking('delete')}>
        Delete
      </Button>
      <span className="pn-grow" />
      <Restoring {...props} onProblem={setProblem} />
    </>
  );
}

function Restoring({
  opened,
  chosen,
  canRestore,
  onShowMissing,
  onDone,
  onProblem,
}: Props & { onProblem: (said: string) => void }) {
  const { code } = useRoom();
  const { busy, run } = useTask((error) => onProblem(asProblem(error).detail));
  const { version, diff } = opened;
  const act = (work: () => Promise<void>): Promise<void> => run(() => work().then(onDone));
  const takeBack = (id: string) => async (): Promise<void> => {
    await call(undoRestoration, { params: { code, id }, idempotencyKey: newIdempotencyKey() });
    noteVersionChange();
    toast('What had come back is out of the text again.', { tone: 'good' });
  };
  const bringBack = async (): Promise<void> => {
    const body = chosen.size === 0 ? {} : { blocks: [...chosen] };
    const { version: before, added } = await call(restoreVersion, {
      ...{ params: { code, id: version.id }, body, idempotencyKey: newIdempotencyKey() },
    });
    const undoing = (): void => void takeBack(before.id)().catch(toastProblem);
    toast(`${counted(added, 'passage')} came back. Nothing was deleted.`, {
      ...{ tone: 'good', action: { label: 'Undo', run: undoing } },
    });
  };
  if (version.undoable) {
    return (
      <Button icon={undo} busy={busy} onClick={() => void act(takeBack(version.id))}>
        Take out what came back
      </Button>
    );
  }
  if (!canRestore || diff === null) return <Button onClick={onShowMissing}>See what can be brought back</Button>;
  if (missingOf(diff).length === 0) return <span className="pn-muted">Nothing is missing from the text.</span>;
  return (
    <Button variant="primary" icon={restore} busy={busy} onClick={() => void act(bringBack)}>
      {chosen.size === 0 ? 'Bring back all that is missing' : `Bring back ${counted(chosen.size, 'passage')}`}
    </Button>
  );
}

function Deleting({ opened, onDone, onCancel }: Props & { onCancel: () => void }) {
  const { code } = useRoom();
  const { busy, run } = useTask(toastProblem);
  const remove = async (): Promise<void> => {
    await call(deleteVersion, { params: { code, id: opened.version.id } });
    toast('The version is deleted. The text is as it was.');
    onDone();
  };
  return (
    <>
      <span className="pn-grow">Delete this version for good? The text stays as it is.</span>
      <Button variant="quiet" onClick={onCancel}>
        Keep it
      </Button>
      <Button variant="danger" busy={busy} onClick={() => void run(remove)}>
        Delete
      </Button>
    </>
  );
}
