import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { mayGoIntoText, targetOf } from '../draft.ts';

const targets = [
  { value: 'document', label: 'Into the text' },
  { value: 'card', label: 'As a card' },
] as const;

/** Into the text for everybody to see, or as a card to choose from. */
export function Whereto() {
  const { draft, selected, touched } = useRoom();
  const now = useStore(draft);
  const { before } = useStore(selected);
  const isPlaced = useStore(touched);
  const target = targetOf(now);
  if (!mayGoIntoText(now)) return null;
  return (
    <div className="pn-whereto">
      <Segmented
        label="Where to"
        hideLabel
        choices={targets}
        value={target}
        onChange={(value) => draft.set((then) => ({ ...then, targets: { ...then.targets, [then.tool]: value } }))}
      />
      {target === 'document' && (
        <p className="pn-field-hint">
          {isPlaced && before !== '' ? `After “…${before.slice(-36)}”` : placeOf(isPlaced)}
        </p>
      )}
    </div>
  );
}

const placeOf = (isPlaced: boolean): string => (isPlaced ? 'At your cursor' : 'At the end of the text');
