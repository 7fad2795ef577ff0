import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { downloadText, plainTextOf } from '../../documents/localCopy.ts';
import { type Ended, wordsOfEnd } from '../../documents/saving.ts';
import { copy } from '../../generation/actions.ts';
import { useStorePart } from '../../store.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { copy as copyIcon, download } from '../../ui/icons.ts';
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
    case 'withdrawn':
    case 'deleted':
    case 'worn':
      return (
        <div className="pn-note-actions">
          <TakeCopy />
          <ButtonLink to="/workspace" size="sm">
            Workspace
          </ButtonLink>
        </div>
      );
    case 'full':
      return (
        <div className="pn-note-actions">
          <TakeCopy />
          <Link to="/workspace">Make room</Link>
          <Button size="sm" onClick={() => document.reconnect()}>
            Try again
          </Button>
        </div>
      );
    case 'refused':
      return (
        <div className="pn-note-actions">
          <TakeCopy />
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
        </div>
      );
    case 'too-large':
      return (
        <div className="pn-note-actions">
          <TakeCopy />
          <Button size="sm" onClick={() => location.reload()}>
            Reload
          </Button>
        </div>
      );
    default:
      return ended satisfies never;
  }
}

/** The text of this page as a file or on the clipboard, whatever becomes of the page. */
function TakeCopy() {
  const { document, project } = useRoom();
  return (
    <>
      <Button size="sm" icon={download} onClick={() => downloadText(project.get().title, plainTextOf(document.doc))}>
        Download
      </Button>
      <IconButton
        size="sm"
        icon={copyIcon}
        label="Copy the text"
        onClick={() => void copy(plainTextOf(document.doc))}
      />
    </>
  );
}
