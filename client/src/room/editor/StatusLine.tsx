import { CommentStatus } from '../../comments/CommentStatus.tsx';
import { mayEdit } from '../../documents/saving.ts';
import { counted, grouped } from '../../format/amounts.ts';
import { useStore } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { watching } from '../icons.ts';
import { useRole, useRoom } from '../roomContext.ts';
import { SessionWords } from './SessionWords.tsx';

/** Below the text: what one may do here, and how many words there are. */
export function StatusLine() {
  const { outline, selected } = useRoom();
  const { words } = useStore(outline);
  const selection = useStore(selected);
  const role = useRole();
  return (
    <footer className="pn-status">
      {!mayEdit(role) && (
        <span className="pn-status-role">
          <Icon icon={watching} /> {role === 'viewer' ? 'You can read this text.' : 'You can read and comment.'}
        </span>
      )}
      <SessionWords />
      <CommentStatus />
      <span className="pn-status-words pn-num">
        {selection.words > 0 ? `${grouped(selection.words)} of ${counted(words, 'word')}` : counted(words, 'word')}
      </span>
    </footer>
  );
}
