import './budget.scss';
import { getBudget } from '@penora/protocol/endpoints/budget';
import type { Budget } from '@penora/protocol/schemas/budget';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { useRole, useRoom } from '../roomContext.ts';
import { BudgetForm } from './BudgetForm.tsx';
import { budgetSentence } from './budgetWords.ts';

/** What may be spent here: the owner sets it, the others read it. */
export function BudgetPart() {
  const { code, budget: known } = useRoom();
  const isOwner = useRole() === 'owner';
  const { resource, update } = useResource(`budget ${code}`, (signal) => call(getBudget, { params: { code }, signal }));
  const put = (budget: Budget): void => {
    known.set(budget);
    update(() => budget);
  };
  return (
    <section className="pn-budget" aria-labelledby="pn-budget-title">
      <h3 id="pn-budget-title">Budget</h3>
      {resource.state === 'loading' && (
        <Loading what="the budget">
          <Skeleton lines={1} height={32} />
        </Loading>
      )}
      {resource.state === 'failed' && <ProblemNote error={resource.error} />}
      {resource.state === 'ready' &&
        (isOwner ? (
          <BudgetForm budget={resource.value} onSaved={put} />
        ) : (
          <p className="pn-muted">{budgetSentence(resource.value)}</p>
        ))}
    </section>
  );
}
