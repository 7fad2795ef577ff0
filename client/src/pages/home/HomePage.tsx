import { usePageTitle } from '../../shell/usePageTitle.ts';

export default function HomePage() {
  usePageTitle('Home');
  return (
    <div className="pn-page">
      <h1>Home</h1>
    </div>
  );
}
