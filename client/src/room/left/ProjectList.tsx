import { listProjects } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { useDeferredValue, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { isOutOfReach } from '../../api/reach.ts';
import { useResource } from '../../api/useResource.ts';
import { keptRooms } from '../../documents/keptRooms.ts';
import { useTask } from '../../form/useTask.ts';
import { ago } from '../../format/times.ts';
import { useStore } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { plus, search as searchIcon } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { toastProblem } from '../../ui/toasts.ts';
import { newProject } from '../newProject.ts';
import { useRoom } from '../roomContext.ts';

/** As many as fit above the outline; the rest is found by searching. */
const RECENT = 6;

/** Search, a new one, and those changed last. */
export function ProjectList() {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  return (
    <section className="pn-left-projects" aria-label="Projects">
      <div className="pn-left-top">
        <h2>Projects</h2>
        <NewProject />
      </div>
      <search className="pn-room-search">
        <Icon icon={searchIcon} />
        <input
          className="form-control pn-control"
          type="search"
          aria-label="Search projects"
          placeholder="Search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <Found wanted={wanted} />
      <p className="pn-left-ways">
        <Link to="/workspace" className="pn-left-more">
          All projects
        </Link>
        <Link to="/workspace?bin=1" className="pn-left-more">
          Bin
        </Link>
      </p>
    </section>
  );
}

function Found({ wanted }: { wanted: string }) {
  const room = useRoom();
  const { title } = useStore(room.project);
  // The open project's title is part of the key: a new title is a new list.
  const { resource, reload } = useResource(`${wanted} ${title}`, async (signal) =>
    call(listProjects, { query: { limit: RECENT, app: 'penora', ...(wanted === '' ? {} : { q: wanted }) }, signal }),
  );
  if (resource.state === 'loading')
    return (
      <Loading what="projects">
        <Skeleton lines={3} height={20} className="pn-left-skeleton" />
      </Loading>
    );
  const kept =
    resource.state === 'failed' && isOutOfReach(resource.error) ? keptRooms(room.me.id).slice(0, RECENT) : [];
  if (resource.state === 'failed')
    return (
      <>
        <p className="pn-left-none">
          {kept.length > 0 ? 'On this device:' : 'The projects could not be read.'}{' '}
          <button type="button" className="pn-link" onClick={reload}>
            Try again
          </button>
        </p>
        <ProjectLinks projects={kept} />
      </>
    );
  const { items } = resource.value;
  if (items.length === 0) return <p className="pn-left-none">No project fits.</p>;
  return <ProjectLinks projects={items} />;
}

function ProjectLinks({ projects }: { projects: readonly Project[] }) {
  const room = useRoom();
  return (
    <ul className="pn-left-list">
      {projects.map((project) => (
        <li key={project.code}>
          <Link
            to={`/p/${project.code}`}
            className="pn-left-row"
            aria-current={project.code === room.code ? 'page' : undefined}
          >
            <span className="pn-left-name">{project.title}</span>
            <span className="pn-left-aside">{ago(project.updatedAt)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NewProject() {
  const navigate = useNavigate();
  const { busy, run } = useTask(toastProblem);
  const create = (): void => void run(() => newProject(navigate));
  return <IconButton size="sm" icon={plus} label="New project" busy={busy} onClick={create} />;
}
