import './payments.scss';
import { listPlans } from '@penora/protocol/endpoints/payments';
import type { Plan } from '@penora/protocol/schemas/payment';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { onDay } from '../../../format/times.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';

/** The plans that run, until when, and what to do then. */
export function Plans() {
  const { resource, reload } = useResource('plans', (signal) => call(listPlans, { signal }));
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your plan">
        <Skeleton lines={2} height={24} />
      </Loading>
    );
  const { plans } = resource.value;
  if (plans.length === 0)
    return (
      <div className="pn-plan-none">
        <p className="pn-muted">You have no plan. Coins can be bought without one.</p>
        <ButtonLink to="/pricing">See plans and prices</ButtonLink>
      </div>
    );
  return (
    <ul className="pn-my-plans">
      {plans.map((plan) => (
        <PlanRow key={plan.name} plan={plan} />
      ))}
    </ul>
  );
}

function PlanRow({ plan }: { plan: Plan }) {
  return (
    <li>
      <div>
        <strong>{plan.name}</strong>
        <span className="pn-muted">
          {plan.period === 'year' ? 'Yearly' : 'Monthly'}
          {plan.running && <> · this period began on {onDay(plan.startedAt)}</>}
        </span>
        <span>
          {plan.running ? 'Runs until' : 'Ended on'} <strong>{onDay(plan.endsAt)}</strong>.{' '}
          <span className="pn-muted">Nothing is charged unless you buy again.</span>
        </span>
      </div>
      <ButtonLink to={`/pricing?buy=${plan.packageId}`}>{plan.running ? 'Add a period' : 'Renew'}</ButtonLink>
    </li>
  );
}
