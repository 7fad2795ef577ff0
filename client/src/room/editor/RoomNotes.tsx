import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { type Ended, wordsOfEnd } from '../../documents/saving.ts';
import { useStorePart } from '../../store.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useRole, useRoom } from '../roomContext.ts';

/** Above the text when something keeps it from being saved: what happened, what is safe, what to do. */
export function RoomNotes() {
  const { document } = useRoom();
  const role = useRole();
  const ended = useStorePart(document.saving, (saving) => saving.ended);
  if (ended === null) return null;
  const words = wordsOfEnd(ended, role);
  return (
    <div className="pn-room-notes">
      <Note tone="bad" title={words.short} announce action={<EndAction ended={ended} />}>
        {words.long}
      </Note>
    </div>
  );
}

function EndAction({ ended }: { ended: Ended }): ReactNode {
  const { document } = useRoom();
  const { pathname } = useLocation();
  const [busy, setBusy] = useState(false);
  switch (ended) {
    case 'signed-out':
      return (
        <ButtonLink to={`/login?next=${encodeURIComponent(pathname)}`} size="sm">
          Sign in
        </ButtonLink>
      );
    case 'no-access':
      return (
        <ButtonLink to="/workspace" size="sm">
          Workspace
        </ButtonLink>
      );
    case 'full':
      return (
        <div className="pn-note-actions">
          <Link to="/workspace">Make room</Link>
          <Button size="sm" onClick={() => document.reconnect()}>
            Try again
          </Button>
        </div>
      );
    case 'refused':
      return (
        <Button
          size="sm"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void document.discardCopy().finally(() => location.reload());
          }}
        >
          Reload
        </Button>
      );
    default:
      return ended satisfies never;
  }
}
