import { useEffect, useState } from 'react';
import { placeOf } from '../documents/kept.ts';
import { downloadText, readCopy, removeCopy } from '../documents/localCopy.ts';
import { copy } from '../generation/actions.ts';
import { useMe } from '../session/session.ts';
import { Button } from '../ui/Button.tsx';
import { copy as copyIcon, download, trash } from '../ui/icons.ts';
import { Note } from '../ui/Note.tsx';
import { toast } from '../ui/toasts.ts';

/** For a project that is not there any more: what this device still has of it. */
export default function LocalCopy({ code }: { code: string }) {
  const { user } = useMe();
  const place = placeOf(user.id, code);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    readCopy(place).then(setText, () => setText(null));
  }, [place]);
  if (text === null) return null;
  const remove = async (): Promise<void> => {
    await removeCopy(place);
    setText(null);
    toast('The copy on this device is removed.');
  };
  return (
    <div className="pn-local-copy">
      <Note tone="info" title="A copy of the text is on this device">
        It may hold changes that nobody else has.
        <div className="pn-note-actions">
          <Button size="sm" icon={download} onClick={() => downloadText(`Project ${code}`, text)}>
            Download
          </Button>
          <Button size="sm" icon={copyIcon} onClick={() => void copy(text)}>
            Copy
          </Button>
          <Button size="sm" variant="quiet" icon={trash} onClick={() => void remove()}>
            Remove from this device
          </Button>
        </div>
      </Note>
    </div>
  );
}
