import { writerName } from '../generation/names.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { nib } from '../ui/icons.ts';
import { useRoom } from './roomContext.ts';

/** More become a number. */
const MOST = 3;

/** Who is here: people by their colours, models by the nib. */
export function People() {
  const { people, runs, me } = useRoom();
  const here = useStore(people);
  useStore(runs.order);
  const writing = runs.running();
  const all = here.map(({ name }) => name).join(', ');
  return (
    <ul className="pn-people" aria-label="Who is here">
      {here.slice(0, MOST).map((person) => (
        <li key={person.id} title={person.name}>
          <span className="pn-dot" style={{ backgroundColor: person.colour }} aria-hidden="true" />
          <span className="pn-people-name">{person.isMe ? 'You' : person.name}</span>
        </li>
      ))}
      {here.length > MOST && <li title={all}>+{here.length - MOST}</li>}
      {writing.slice(0, 2).map((run) => (
        <li key={run.id} className="pn-people-model">
          <Icon icon={nib} />
          <span className="pn-people-name">{writerName(run.tool, run.requestedByName, run.requestedBy === me.id)}</span>
        </li>
      ))}
      {writing.length > 2 && <li>+{writing.length - 2}</li>}
    </ul>
  );
}
