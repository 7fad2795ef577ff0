import './pricing.scss';
import type { Catalog } from '@penora/protocol/endpoints/catalog';
import type { PaymentDesk } from '@penora/protocol/schemas/payment';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { loadCatalog, useCatalog } from '../../api/catalog.ts';
import type { Resource } from '../../api/useResource.ts';
import { loadDesk, useDesk } from '../../payments/desk.ts';
import { PurchaseDialog } from '../../payments/PurchaseDialog.tsx';
import { nextPath } from '../../session/next.ts';
import { useSession } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { AfterPayment } from './AfterPayment.tsx';
import { DeskNote } from './DeskNote.tsx';
import { ModelPrices } from './ModelPrices.tsx';
import { bestValue, plansOf, topUpsOf } from './offers.ts';
import { PlanCard } from './PlanCard.tsx';
import { TopUp } from './TopUp.tsx';

const WORDS_PER_KU = 100;

/** What words cost, and where coins are bought. `?buy=PACKAGE` opens the purchase, `next` says where to go on. */
export default function PricingPage() {
  usePageTitle('Pricing');
  const catalog = useCatalog();
  const desk = useDesk();
  return (
    <div className="pn-page pn-pricing">
      <header>
        <h1>You pay for words that arrive. Nothing else.</h1>
        <p>
          Coins are called Ku. <span className="pn-ku">1 Ku</span> pays for {WORDS_PER_KU} words with the Balanced
          model. Your own typing, your co-writers and your storage are free, and bought coins do not expire.
        </p>
      </header>
      <Shop both={both(catalog, desk)} />
    </div>
  );
}

type Both = Resource<{ catalog: Catalog; desk: PaymentDesk }>;

function both(catalog: Resource<Catalog>, desk: Resource<PaymentDesk>): Both {
  if (catalog.state === 'failed') return catalog;
  if (desk.state === 'failed') return desk;
  if (catalog.state === 'loading' || desk.state === 'loading') return { state: 'loading' };
  return { state: 'ready', value: { catalog: catalog.value, desk: desk.value } };
}

function Shop({ both: loaded }: { both: Both }) {
  switch (loaded.state) {
    case 'loading':
      return (
        <Loading what="the prices">
          <Skeleton lines={6} height={48} />
        </Loading>
      );
    case 'failed':
      return <ErrorState error={loaded.error} onRetry={() => void Promise.all([loadCatalog(), loadDesk()])} />;
    case 'ready':
      return (
        <>
          <Offers {...loaded.value} />
          <OpenPurchase {...loaded.value} />
        </>
      );
    default:
      return loaded satisfies never;
  }
}

function Offers({ catalog, desk }: { catalog: Catalog; desk: PaymentDesk }) {
  const [term, setTerm] = useState<'month' | 'year'>('month');
  const best = bestValue(catalog.packages);
  const canBuy = desk.gateway !== null;
  return (
    <>
      <DeskNote desk={desk} />
      <section aria-labelledby="topups">
        <h2 id="topups">A few coins</h2>
        <p className="pn-muted pn-pricing-small">Top up when you need to. No plan needed.</p>
        <ul className="pn-topups">
          {topUpsOf(catalog.packages).map((offer) => (
            <TopUp key={offer.id} offer={offer} canBuy={canBuy} />
          ))}
        </ul>
      </section>
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
            <PlanCard
              key={plan.name}
              plan={plan}
              term={term}
              isBest={plan.name.toLowerCase() === best}
              canBuy={canBuy}
            />
          ))}
        </div>
        <p className="pn-muted pn-pricing-small">
          {term === 'year'
            ? 'A yearly plan halves both: the payments and the coins. One coin costs the same either way. All coins of the year arrive at once.'
            : 'The coins of the month arrive at once, and what you do not use stays yours.'}
        </p>
      </section>
      <AfterPayment desk={desk} />
      <ModelPrices models={catalog.models} />
    </>
  );
}

/** The purchase that the address names, for somebody who is signed in. */
function OpenPurchase({ catalog, desk }: { catalog: Catalog; desk: PaymentDesk }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const isIn = useSession().kind === 'in';
  const pack = catalog.packages.find(({ id }) => id === search.get('buy'));
  if (pack === undefined || desk.gateway === null || !isIn) return null;
  const next = search.get('next') === null ? '/workspace' : nextPath(`?${search}`);
  const left = new URLSearchParams([...search].filter(([name]) => name !== 'buy'));
  const close = () =>
    navigate(`/pricing${left.size > 0 ? `?${left}` : ''}`, { replace: true, preventScrollReset: true });
  return <PurchaseDialog pack={pack} desk={desk} next={next} onClose={() => void close()} />;
}
