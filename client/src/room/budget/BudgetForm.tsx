import { setBudget } from '@penora/protocol/endpoints/budget';
import type { Budget, BudgetPeriod } from '@penora/protocol/schemas/budget';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useTask } from '../../form/useTask.ts';
import { kuWords } from '../../format/ku.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { toast } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';
import { readKu, typedKu } from './kuField.ts';

const payers = [
  { value: 'each', label: 'Each person' },
  { value: 'owner', label: 'I do, for all' },
] as const;
const periods = [
  { value: 'total', label: 'In all' },
  { value: 'month', label: 'Each month' },
] as const;

/** Who pays and up to what. It holds from the next words, also of what is being written now. */
export function BudgetForm({ budget, onSaved }: { budget: Budget; onSaved: (budget: Budget) => void }) {
  const { code } = useRoom();
  const [payer, setPayer] = useState<'each' | 'owner'>(budget.ownerPays ? 'owner' : 'each');
  const [period, setPeriod] = useState<BudgetPeriod>(budget.period);
  const [project, setProject] = useState(typedKu(budget.projectMilliku));
  const [member, setMember] = useState(typedKu(budget.memberMilliku));
  const { busy, failure, run } = useTask();
  const caps = { project: readKu(project), member: readKu(member) };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!caps.project.ok || !caps.member.ok) return;
    const limits = { projectMilliku: caps.project.milliku, memberMilliku: caps.member.milliku };
    void run(async () => {
      onSaved(await call(setBudget, { params: { code }, body: { ...limits, ownerPays: payer === 'owner', period } }));
      toast('The budget is set. It holds from the next words.', { tone: 'good' });
    });
  };
  return (
    <form className="pn-budget-form" noValidate onSubmit={save}>
      <Segmented label="Who pays" choices={payers} value={payer} onChange={setPayer} />
      <Segmented label="Counted" choices={periods} value={period} onChange={setPeriod} />
      <CapField label="For the whole project" typed={project} read={caps.project} onType={setProject} />
      <CapField label="For each person" typed={member} read={caps.member} onType={setMember} />
      <p className="pn-field-hint pn-budget-used">
        {kuWords(budget.spent.projectMilliku, 'price')} used
        {budget.period === 'month' ? ' this month' : ' so far'}. When a budget is used up, writing stops; what is
        written stays.
      </p>
      {failure !== null && <ProblemNote error={failure} />}
      <Button type="submit" busy={busy} className="pn-budget-save">
        Set the budget
      </Button>
    </form>
  );
}

interface CapProps {
  label: string;
  typed: string;
  read: ReturnType<typeof readKu>;
  onType: (text: string) => void;
}

function CapField({ label, typed, read, onType }: CapProps) {
  return (
    <Field label={label} aside={<span className="pn-muted">Ku</span>} error={read.ok ? undefined : read.why}>
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          placeholder="No limit"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
