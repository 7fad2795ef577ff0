import './workspace.scss';
import type { Project } from '@penora/protocol/schemas/project';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { DownloadAll } from '../../downloads/DownloadAll.tsx';
import { FilePicker } from '../../files/FilePicker.tsx';
import { OnThisDevice } from '../../offline/OnThisDevice.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pen, plus, search as searchIcon, trash } from '../../ui/icons.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { Filters } from './Filters.tsx';
import { MOST_PROJECTS } from './loadProjects.ts';
import type { Asked } from './ProjectMenu.tsx';
import { ProjectTable } from './ProjectTable.tsx';
import { type AppFilter, matching, type Sort, sorted } from './projectList.ts';
import { StorageMeter } from './StorageMeter.tsx';
import { useWorkspace } from './useWorkspace.ts';

const ProjectDialog = lazy(() => import('./ProjectDialogs.tsx'));

/** All projects of both applications, and the bin. */
export default function WorkspacePage() {
  usePageTitle('Workspace');
  const [params, setParams] = useSearchParams();
  const bin = params.get('bin') === '1';
  return (
    <div className="pn-page">
      <div className="pn-workspace-top">
        <h1>Workspace</h1>
        <StorageMeter />
        <DownloadAll />
        <ButtonLink to="/" variant="primary" icon={plus}>
          New project
        </ButtonLink>
        <FilePicker />
      </div>
      <Segmented
        label="What to show"
        hideLabel
        choices={[
          { value: 'projects', label: 'Projects' },
          { value: 'bin', label: 'Bin', icon: trash },
        ]}
        value={bin ? 'bin' : 'projects'}
        onChange={(value) => setParams(value === 'bin' ? { bin: '1' } : {}, { replace: true })}
      />
      <Projects key={String(bin)} bin={bin} />
    </div>
  );
}

function Projects({ bin }: { bin: boolean }) {
  const workspace = useWorkspace(bin);
  const [search, setSearch] = useState('');
  const [app, setApp] = useState<AppFilter>('all');
  const [sort, setSort] = useState<Sort>({ key: 'updatedAt', up: false });
  const [asked, setAsked] = useState<{ asked: Asked; project: Project } | null>(null);
  const { resource } = workspace;

  if (resource.state === 'failed') return <OnThisDevice error={resource.error} onRetry={workspace.reload} />;
  if (resource.state === 'loading')
    return (
      <Loading what="your projects">
        <Skeleton lines={6} height={40} className="pn-workspace-loading" />
      </Loading>
    );
  if (resource.value.projects.length === 0) return bin ? <EmptyBin /> : <EmptyWorkspace />;
  const found = sorted(matching(resource.value.projects, search, app), sort);
  return (
    <>
      <Filters search={search} onSearch={setSearch} app={app} onApp={setApp} sort={sort} onSort={setSort} />
      {found.length === 0 ? (
        <EmptyState icon={searchIcon} title="Nothing matches">
          No project has these words in its title or code.
        </EmptyState>
      ) : (
        <ProjectTable
          projects={found}
          sort={sort}
          onSort={setSort}
          workspace={workspace}
          onAsk={(what, project) => setAsked({ asked: what, project })}
        />
      )}
      {resource.value.more && (
        <p className="pn-muted pn-workspace-more">These are the {MOST_PROJECTS} projects that were changed last.</p>
      )}
      {asked && (
        <Suspense>
          <ProjectDialog {...asked} workspace={workspace} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

const EmptyWorkspace = () => (
  <EmptyState
    icon={pen}
    title="Your projects will be here"
    action={
      <ButtonLink to="/" variant="primary">
        Begin one
      </ButtonLink>
    }
  >
    Everything you write is saved by itself, with its length and when you last changed it.
  </EmptyState>
);

const EmptyBin = () => (
  <EmptyState icon={trash} title="The bin is empty">
    What you delete stays here for 30 days, in case you want it back. It still counts into your storage.
  </EmptyState>
);
