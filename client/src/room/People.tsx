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
  const writers = new Map<string, number>();
  for (const run of runs.running()) {
    const name = writerName(run.tool, run.requestedByName, run.requestedBy === me.id);
    writers.set(name, (writers.get(name) ?? 0) + 1);
  }
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
      {[...writers].slice(0, 2).map(([name, count]) => (
        <li key={name} className="pn-people-model">
          <Icon icon={nib} />
          <span className="pn-people-name">{count === 1 ? name : `${name} ×${count}`}</span>
        </li>
      ))}
      {writers.size > 2 && <li>+{writers.size - 2}</li>}
    </ul>
  );
}
