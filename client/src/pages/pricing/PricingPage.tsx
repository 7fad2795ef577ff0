import './pricing.scss';
import { limits } from '@penora/protocol/catalog/limits';
import type { Catalog } from '@penora/protocol/endpoints/catalog';
import { useState } from 'react';
import { loadCatalog, useCatalog } from '../../api/catalog.ts';
import { dollars, grouped } from '../../format/amounts.ts';
import { useSession } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { ModelPrices } from './ModelPrices.tsx';
import { bestValue, centsPer1000Words, type Plan, plansOf, priceWords, topUpsOf, yearlyWords } from './offers.ts';

const WORDS_PER_KU = 100;

/** What words cost, and what coins will cost. */
export default function PricingPage() {
  usePageTitle('Pricing');
  const catalog = useCatalog();
  return (
    <div className="pn-page pn-pricing">
      <header>
        <h1>You pay for words that arrive. Nothing else.</h1>
        <p>
          Coins are called Ku. <span className="pn-ku">1 Ku</span> pays for {WORDS_PER_KU} words with the Balanced
          model. Your own typing, your co-writers and your storage are free, and bought coins do not expire.
        </p>
      </header>
      {catalog.state === 'loading' && (
        <Loading what="the prices">
          <Skeleton lines={6} height={48} />
        </Loading>
      )}
      {catalog.state === 'failed' && <ErrorState error={catalog.error} onRetry={() => void loadCatalog()} />}
      {catalog.state === 'ready' && <Offers catalog={catalog.value} />}
    </div>
  );
}

function Offers({ catalog }: { catalog: Catalog }) {
  const [term, setTerm] = useState<'month' | 'year'>('month');
  const best = bestValue(catalog.packages);
  return (
    <>
      <Begin />
      <section aria-labelledby="plans">
        <div className="pn-pricing-head">
          <h2 id="plans">Plans</h2>
          <Segmented
            label="Paid"
            hideLabel
            choices={[
              { value: 'month', label: 'Monthly' },
              { value: 'year', label: 'Yearly' },
            ]}
            value={term}
            onChange={setTerm}
          />
        </div>
        <div className="pn-plans">
          {plansOf(catalog.packages).map((plan) => (
            <PlanCard key={plan.name} plan={plan} term={term} isBest={plan.name.toLowerCase() === best} />
          ))}
        </div>
        {term === 'year' && (
          <p className="pn-muted pn-pricing-small">
            A yearly plan halves both: the payments and the coins. One coin costs the same either way.
          </p>
        )}
      </section>
      <TopUps catalog={catalog} />
      <ModelPrices models={catalog.models} />
    </>
  );
}

function Begin() {
  const isIn = useSession().kind === 'in';
  return (
    <Note
      title="Coins cannot be bought here yet."
      action={
        isIn ? undefined : (
          <ButtonLink to="/register" size="sm" variant="line">
            Start free
          </ButtonLink>
        )
      }
    >
      This is the price list for when they can. Every new account begins with {limits.welcomeKu} Ku, about{' '}
      {grouped(limits.welcomeKu * WORDS_PER_KU)} words, for nothing.
    </Note>
  );
}

function PlanCard({ plan, term, isBest }: { plan: Plan; term: 'month' | 'year'; isBest: boolean }) {
  const offer = plan[term];
  const { perMonth, total } = priceWords(plan, term);
  const kuAMonth = term === 'month' ? offer.ku : offer.ku / 12;
  return (
    <article className={`pn-plan ${isBest ? 'pn-plan-best' : ''}`}>
      <h3>
        {plan.name}
        {isBest && <span className="pn-plan-mark">Lowest price per word</span>}
      </h3>
      <p className="pn-plan-price">
        <span>{perMonth}</span> a month
      </p>
      <p className="pn-muted">{total}</p>
      <p className="pn-plan-ku">
        <span className="pn-ku">{grouped(kuAMonth)} Ku</span> a month
        <span className="pn-plan-words">about {grouped(kuAMonth * WORDS_PER_KU)} words</span>
      </p>
      {term === 'year' && <p className="pn-plan-year">{yearlyWords(plan)}</p>}
      <ul>
        <li>1,000 words for {dollars(centsPer1000Words(offer))}</li>
        <li>1 MB of storage</li>
        <li>{plan.support}</li>
      </ul>
    </article>
  );
}

function TopUps({ catalog }: { catalog: Catalog }) {
  return (
    <section aria-labelledby="topups">
      <h2 id="topups">Top-ups</h2>
      <p className="pn-muted pn-pricing-small">A few coins at a time. No plan needed.</p>
      <ul className="pn-topups">
        {topUpsOf(catalog.packages).map((offer) => (
          <li key={offer.id}>
            <span className="pn-ku">{offer.ku} Ku</span>
            <span className="pn-muted">about {grouped(offer.ku * WORDS_PER_KU)} words</span>
            <span className="pn-muted">1,000 words for {dollars(centsPer1000Words(offer))}</span>
            <strong>{dollars(offer.amountCents)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
