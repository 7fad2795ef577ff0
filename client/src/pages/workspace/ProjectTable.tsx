import { limits } from '@penora/protocol/catalog/limits';
import type { Project } from '@penora/protocol/schemas/project';
import { Link } from 'react-router';
import { grouped, sizeWords } from '../../format/amounts.ts';
import { ago, atMinute, daysLeft } from '../../format/times.ts';
import { projectAddress } from '../../links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sortDown, sortUp } from '../../ui/icons.ts';
import { type Asked, ProjectMenu } from './ProjectMenu.tsx';
import { nextSort, type Sort, type SortKey } from './projectList.ts';
import type { Workspace } from './useWorkspace.ts';

interface Props {
  projects: readonly Project[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  workspace: Workspace;
  onAsk: (asked: Asked, project: Project) => void;
}

const columns: readonly { key: SortKey; label: string; number?: boolean }[] = [
  { key: 'title', label: 'Title' },
  { key: 'code', label: 'Code' },
  { key: 'type', label: 'Type' },
  { key: 'words', label: 'Words', number: true },
  { key: 'sizeBytes', label: 'Size', number: true },
  { key: 'createdAt', label: 'Created' },
  { key: 'updatedAt', label: 'Updated' },
];

/** A table where there is room for one, a list of the same rows on a phone. */
export function ProjectTable({ projects, sort, onSort, workspace, onAsk }: Props) {
  return (
    <table className="pn-projects">
      <caption className="visually-hidden">Projects</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.code}>
            <th scope="row" className="pn-projects-title">
              <Title project={project} />
            </th>
            <td className="pn-projects-code">
              <span className="pn-code">{project.code}</span>
            </td>
            <td className="pn-projects-type">{typeWords(project)}</td>
            <td className="pn-projects-number">
              {grouped(project.words)}
              <span className="pn-only-phone"> words</span>
            </td>
            <td className="pn-projects-number">{sizeWords(project.sizeBytes)}</td>
            <td className="pn-projects-time pn-projects-created">{atMinute(project.createdAt)}</td>
            <td className="pn-projects-time" title={atMinute(project.updatedAt)}>
              {project.deletedAt === null ? <Updated at={project.updatedAt} /> : <Leaves at={project.deletedAt} />}
            </td>
            <td className="pn-projects-menu">
              <ProjectMenu project={project} workspace={workspace} onAsk={onAsk} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  column: (typeof columns)[number];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

function ColumnHead({ column, sort, onSort }: HeadProps) {
  const isSorted = sort.key === column.key;
  const order = sort.up ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined} className={column.number ? 'pn-projects-number' : ''}>
      <button type="button" onClick={() => onSort(nextSort(sort, column.key))}>
        {column.label}
        <Icon icon={isSorted && sort.up ? sortUp : sortDown} className={isSorted ? '' : 'pn-unsorted'} />
      </button>
    </th>
  );
}

function Title({ project }: { project: Project }) {
  if (project.deletedAt !== null) return <span>{project.title}</span>;
  if (project.app === 'imagegene') return <a href={projectAddress(project)}>{project.title}</a>;
  return <Link to={projectAddress(project)}>{project.title}</Link>;
}

const typeWords = (project: Project): string => {
  const type = project.app === 'imagegene' ? 'Picture' : 'Text';
  return project.role === 'owner' ? type : `${type}, shared`;
};

const Updated = ({ at }: { at: string }) => (
  <>
    <span className="pn-only-wide">{atMinute(at)}</span>
    <span className="pn-only-phone">{ago(at)}</span>
  </>
);

const Leaves = ({ at }: { at: string }) => (
  <>
    <span className="pn-only-wide">Gone for good {daysLeft(at, limits.binDays)}</span>
    <span className="pn-only-phone">gone {daysLeft(at, limits.binDays)}</span>
  </>
);
