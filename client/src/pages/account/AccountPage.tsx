import { usePageTitle } from '../../shell/usePageTitle.ts';

export default function AccountPage() {
  usePageTitle('Account');
  return (
    <div className="pn-page">
      <h1>Account</h1>
    </div>
  );
}
