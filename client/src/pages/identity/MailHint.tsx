import { Note } from '../../ui/Note.tsx';
import { useDoors } from './useDoors.ts';

/** On somebody's own machine no mail is sent: where it can be read instead. */
export function MailHint() {
  const page = useDoors()?.mailPage ?? null;
  if (page === null) return null;
  return (
    <Note>
      No mail server is set up here: letters lie at <a href={page}>{page}</a>.
    </Note>
  );
}
