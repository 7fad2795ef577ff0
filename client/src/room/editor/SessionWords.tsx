import { useRef } from 'react';
import { counted, grouped } from '../../format/amounts.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { good } from '../../ui/icons.ts';
import { goal as goalIcon } from '../icons.ts';
import { useCanWrite } from '../roomContext.ts';
import { askingStore, goalStore, setGoal, todayStore } from './dailyGoal.ts';

/** How many words one has written today, and the goal for a day if there is one. */
export function SessionWords() {
  const today = useStore(todayStore);
  const goal = useStore(goalStore);
  const canWrite = useCanWrite();
  const asking = useStore(askingStore);
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
            ? 'What you write yourself counts. Left empty, there is none.'
            : `Now it is ${counted(goal, 'word')}. What you write yourself counts. Left empty, there is none.`
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
