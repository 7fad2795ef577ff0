import './left.scss';
import { useStore } from '../../store.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useRoom } from '../roomContext.ts';
import { OutlineList } from './OutlineList.tsx';
import { ProjectList } from './ProjectList.tsx';

/** Projects above, the open one's outline below. */
export function LeftPane() {
  const { panes } = useRoom();
  const { left } = useStore(panes.kept);
  return (
    <nav className="pn-left" style={{ width: left }} aria-label="Projects and outline" id="pn-left" tabIndex={-1}>
      <ProjectList />
      <OutlineList />
    </nav>
  );
}

/** On a narrow screen the same, over the text. */
export function LeftDrawer() {
  const { panes } = useRoom();
  const open = useStore(panes.drawer);
  return (
    <Sheet open={open} onClose={() => panes.drawer.set(false)} title="Projects and outline" from="start">
      <div className="pn-left-inside">
        <ProjectList />
        <OutlineList onGone={() => panes.drawer.set(false)} />
      </div>
    </Sheet>
  );
}
