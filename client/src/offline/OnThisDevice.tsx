import '../ui/lines.scss';
import './onThisDevice.scss';
import { Link } from 'react-router';
import { isOutOfReach } from '../api/reach.ts';
import { keptRooms } from '../documents/keptRooms.ts';
import { counted } from '../format/amounts.ts';
import { useMe } from '../session/session.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { rewrite, wifi } from '../ui/icons.ts';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** In the place of a list that the server did not give: the projects that open without it, else what went wrong. */
export function OnThisDevice({ error, onRetry }: Props) {
  const { user } = useMe();
  const rooms = keptRooms(user.id);
  if (!isOutOfReach(error) || rooms.length === 0) return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <section className="pn-here" aria-labelledby="on-this-device">
      <h2 id="on-this-device">
        <Icon icon={wifi} /> On this device
      </h2>
      <p className="pn-muted">
        {navigator.onLine ? 'Penora does not answer at the moment.' : "You're offline."} These projects can be opened
        and written in all the same. What you write is sent when you're back.
      </p>
      <ul className="pn-lines">
        {rooms.map(({ code, title, words }) => (
          <li key={code}>
            <Link to={`/p/${code}`}>
              <span>{title}</span>
              <span className="pn-muted pn-num">{counted(words, 'word')}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Button size="sm" icon={rewrite} onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}
