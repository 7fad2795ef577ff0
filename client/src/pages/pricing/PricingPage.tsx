import { usePageTitle } from '../../shell/usePageTitle.ts';

export default function PricingPage() {
  usePageTitle('Pricing');
  return (
    <div className="pn-page">
      <h1>Pricing</h1>
    </div>
  );
}
