import { usePageTitle } from '../../shell/usePageTitle.ts';

export default function WorkspacePage() {
  usePageTitle('Workspace');
  return (
    <div className="pn-page">
      <h1>Workspace</h1>
    </div>
  );
}
