import { useMemo } from 'react';
import { useRoom } from '../../room/roomContext.ts';
import { useBalance } from '../../session/balance.ts';
import { useOnline } from '../../shell/OfflineNotice.tsx';
import { useStore, useStorePart } from '../../store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { chosenModel, modelsStore } from '../catalogStore.ts';
import { type Asked, requestOf, takesOf, targetOf } from '../draft.ts';
import { useEstimate } from '../useEstimate.ts';
import { ModelPicker } from './ModelPicker.tsx';
import { PriceButton } from './PriceButton.tsx';
import { PriceNote } from './PriceNote.tsx';
import { PromptLink } from './PromptDialog.tsx';
import { Whereto } from './Whereto.tsx';

const takes = [
  { value: '1', label: '1 take' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
] as const;

/** Below every form: which model, where to, how many, and what it costs. */
export function GenerateFoot() {
  const room = useRoom();
  const draft = useStore(room.draft);
  const selection = useStorePart(room.selected, ({ text }) => text);
  const models = useStore(modelsStore);
  const balance = useBalance();
  const model = chosenModel(models, draft.model);
  const online = useOnline();
  const asked = useMemo<Asked>(() => {
    if (!online) return { ok: false, missing: "You're offline. Models can be asked again when you're back." };
    if (models.length > 0 && model === null)
      return { ok: false, missing: 'No model is available at the moment. Try again in a while.' };
    return requestOf(draft, { code: room.code, model: model?.key ?? null, selection, position: 'end', before: '' });
  }, [draft, room.code, models, model, selection, online]);
  // Which model is meant is known once they are read.
  const price = useEstimate(asked.ok && model !== null ? asked.body : null, balance);
  return (
    <div className="pn-generate">
      <div className="pn-generate-row">
        <Whereto />
        {targetOf(draft) === 'card' && (
          <Segmented
            label="Takes"
            hideLabel
            choices={takes}
            value={String(takesOf(draft)) as '1' | '2' | '3'}
            onChange={(value) => room.draft.set((before) => ({ ...before, takes: countOf(value) }))}
          />
        )}
      </div>
      {(online || model !== null) && <ModelPicker models={models} chosen={model} />}
      <PriceNote asked={asked} price={price} />
      <PriceButton asked={asked} price={price} />
      <PromptLink />
    </div>
  );
}

const counts = { '1': 1, '2': 2, '3': 3 } as const;
const countOf = (value: '1' | '2' | '3'): 1 | 2 | 3 => counts[value];
