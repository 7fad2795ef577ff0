import type { Version } from '@penora/protocol/schemas/version';
import { counted } from '../../format/amounts.ts';
import { modelsStore } from '../../generation/catalogStore.ts';
import { useStore } from '../../store.ts';
import { PersonDot } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { clock, type IconDefinition, nib, star, undo } from '../../ui/icons.ts';
import { useRoom } from '../roomContext.ts';
import { versionTitle, writersWords } from './words.ts';

const icons: Record<Version['kind'], IconDefinition> = {
  named: star,
  automatic: clock,
  generation: nib,
  restore: undo,
};

/** One version in two lines; pressed, it opens over the room. */
export function VersionRow({ version }: { version: Version }) {
  const { me, looking } = useRoom();
  const models = useStore(modelsStore);
  const person = version.writers.find((writer) => writer.kind === 'person');
  return (
    <li className="pn-history-item">
      <button
        type="button"
        className={`pn-history-row pn-version-row pn-version-${version.kind}`}
        onClick={() => looking.set({ kind: 'version', id: version.id })}
      >
        <Icon icon={icons[version.kind]} className="pn-version-icon" />
        <span className={version.name === null ? 'pn-version-plain' : 'pn-history-title'}>
          {versionTitle(version, models)}
        </span>
        <span className="pn-num pn-version-time">{timeOf(version.at)}</span>
        <span className="pn-history-facts">
          {person?.kind === 'person' && <PersonDot id={person.userId} />}
          <span className="pn-history-fact">{writersWords(version.writers, me.id, models)}</span>
          <span className="pn-history-words pn-num">{counted(version.words, 'word')}</span>
        </span>
      </button>
    </li>
  );
}

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
