import { useEffect, useRef, useState } from 'react';
import { UNCOUNTED } from '../../documents/outline.ts';
import { counted, grouped } from '../../format/amounts.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { good } from '../../ui/icons.ts';
import { goal as goalIcon } from '../icons.ts';
import { useCanWrite, useRoom } from '../roomContext.ts';
import { askingStore, goalStore, setGoal, wordsToday } from './dailyGoal.ts';

/** How many words the text has grown by today, and the goal for a day if there is one. */
export function SessionWords() {
  const { code, outline, document } = useRoom();
  const ready = useStore(document.ready);
  const now = useStore(outline);
  const goal = useStore(goalStore);
  const canWrite = useCanWrite();
  const asking = useStore(askingStore);
  const [today, setToday] = useState(0);
  // The count of an outline before the text is here would look like a day's loss.
  const counts = ready && now !== UNCOUNTED;
  useEffect(() => {
    if (counts) setToday(Math.max(0, wordsToday(code, now.words)));
  }, [code, now, counts]);
  if (!canWrite) return null;
  return (
    <>
      <button type="button" className="pn-today pn-num" onClick={() => askingStore.set(true)}>
        {goal !== null && today >= goal ? (
          <Icon icon={good} label="Goal reached:" className="pn-today-reached" />
        ) : (
          <Icon icon={goalIcon} />
        )}
        {goal === null ? `${counted(today, 'word')} today` : `${grouped(today)} of ${counted(goal, 'word')} today`}
        {goal !== null && (
          <progress className="pn-run-meter" max={goal} value={Math.min(goal, today)} aria-label="Goal for today" />
        )}
      </button>
      {asking && <GoalDialog goal={goal} onClose={() => askingStore.set(false)} />}
    </>
  );
}

function GoalDialog({ goal, onClose }: { goal: number | null; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const save = (): void => {
    const wanted = field.current?.valueAsNumber ?? Number.NaN;
    setGoal(Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, 100_000) : null);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Words a day"
      size="sm"
      onSubmit={save}
      footer={
        <Button variant="primary" type="submit">
          Set
        </Button>
      }
    >
      <Field
        label="My goal"
        hint={
          goal === null
            ? 'Left empty, there is none.'
            : `Now it is ${counted(goal, 'word')}. Left empty, there is none.`
        }
      >
        {(control) => (
          <input
            {...control}
            ref={field}
            type="number"
            min={1}
            max={100_000}
            inputMode="numeric"
            defaultValue={goal ?? ''}
          />
        )}
      </Field>
    </Dialog>
  );
}
