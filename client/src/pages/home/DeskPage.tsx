import '../../ui/lines.scss';
import './desk.scss';
import { listProjects } from '@penora/protocol/endpoints/projects';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { defaultModel, useCatalog } from '../../api/catalog.ts';
import { useResource } from '../../api/useResource.ts';
import { FilePicker } from '../../files/FilePicker.tsx';
import { counted } from '../../format/amounts.ts';
import { ago } from '../../format/times.ts';
import { OnThisDevice } from '../../offline/OnThisDevice.tsx';
import { useBalance } from '../../session/balance.ts';
import { useSession } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { nib, page, story } from '../../ui/icons.ts';
import { Ku } from '../../ui/Ku.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ConfirmNote } from '../identity/ConfirmNote.tsx';
import { BlankForm } from './desk/BlankForm.tsx';
import { PromptForm } from './desk/PromptForm.tsx';
import { StoryForm } from './desk/StoryForm.tsx';

const RECENT = 6;

/** Home for somebody who is signed in: begin something, or go on. */
export default function DeskPage() {
  usePageTitle('Home');
  const session = useSession();
  const [way, setWay] = useState<'prompt' | 'story' | 'blank'>('prompt');
  const name = session.kind === 'in' ? session.me.user.name.split(/\s+/)[0] : undefined;
  return (
    <div className="pn-page pn-desk">
      <div className="pn-desk-top">
        <h1>{name === undefined ? 'What will you write?' : `What will you write, ${name}?`}</h1>
        <BalanceLine />
      </div>
      <ConfirmNote />
      <div className="pn-composer">
        <Tabs
          label="Ways to begin"
          active={way}
          onSelect={setWay}
          keepAll
          tabs={[
            { key: 'prompt', label: 'One prompt', icon: nib, content: <PromptForm /> },
            { key: 'story', label: 'A story', icon: story, content: <StoryForm /> },
            { key: 'blank', label: 'A blank page', icon: page, content: <BlankForm /> },
          ]}
        />
      </div>
      <p className="pn-desk-files">
        <FilePicker size="sm" variant="quiet" label="Bring a text you have" />
        <span className="pn-muted pn-small">or drop it anywhere on this page</span>
      </p>
      {session.kind === 'in' && <Recent />}
    </div>
  );
}

function BalanceLine() {
  const milliku = useBalance();
  const catalog = useCatalog();
  if (milliku === null) return null;
  const model = catalog.state === 'ready' ? defaultModel(catalog.value) : undefined;
  const words = model && Math.floor(milliku / model.millikuPerWord);
  return (
    <p className="pn-desk-balance">
      <Ku milliku={milliku} />
      {words !== undefined && (
        <span className="pn-muted">
          {' '}
          {words > 0 ? `pays for ${counted(words, 'word')} with ${model?.name}.` : 'You can still write by hand.'}{' '}
          <Link to="/pricing">{words > 0 ? 'Prices' : 'Top up'}</Link>
        </span>
      )}
    </p>
  );
}

function Recent() {
  const { resource, reload } = useResource('recent', (signal) =>
    call(listProjects, { query: { limit: RECENT, app: 'penora' }, signal }),
  );
  if (resource.state === 'failed') return <OnThisDevice error={resource.error} onRetry={reload} />;
  if (resource.state === 'loading')
    return (
      <Loading what="your projects">
        <Skeleton lines={3} height={44} />
      </Loading>
    );
  if (resource.value.items.length === 0) return null;
  return (
    <section className="pn-recent" aria-labelledby="recent">
      <div className="pn-recent-top">
        <h2 id="recent">Go on writing</h2>
        <Link to="/workspace">All projects</Link>
      </div>
      <ul className="pn-lines">
        {resource.value.items.map((project) => (
          <li key={project.code}>
            <Link to={`/p/${project.code}`}>
              <span className="pn-recent-title">{project.title}</span>
              <span className="pn-recent-facts">
                {counted(project.words, 'word')} · {ago(project.updatedAt)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
