import { useLocation } from 'react-router';
import { keptHere } from '../../documents/kept.ts';
import { counted } from '../../format/amounts.ts';
import { nextPath } from '../../session/next.ts';
import { Note } from '../../ui/Note.tsx';

/** Whoever was signed out while writing is told that nothing is lost. */
export function KeptNote() {
  const { search } = useLocation();
  const code = /^\/p\/([A-Z0-9]{6})$/.exec(nextPath(search))?.[1];
  const kept = code === undefined ? 0 : keptHere(code);
  if (kept === 0) return null;
  return (
    <Note tone="info" title="You were signed out">
      {counted(kept, 'change')} {kept === 1 ? 'is' : 'are'} kept on this device and will be sent when you are back.
    </Note>
  );
}
