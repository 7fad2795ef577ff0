import { projectContent } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { useNavigate } from 'react-router';
import { callText } from '../../api/call.ts';
import { projectAddress } from '../../links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { arrowRight, close, copy, download, eye, more, pen, restore, takes, trash } from '../../ui/icons.ts';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { toast, toastProblem } from '../../ui/toasts.ts';
import type { Workspace } from './useWorkspace.ts';

export type Asked = 'read' | 'download' | 'rename' | 'delete-for-ever' | 'leave';

interface Props {
  project: Project;
  workspace: Workspace;
  /** For what needs a dialog. */
  onAsk: (asked: Asked, project: Project) => void;
}

async function copyText(project: Project): Promise<void> {
  try {
    await navigator.clipboard.writeText(await callText(projectContent, { params: { code: project.code } }));
    toast('The text is copied.', { tone: 'good' });
  } catch (error) {
    toastProblem(error);
  }
}

/** Everything that can be done to one project. */
export function ProjectMenu({ project, workspace, onAsk }: Props) {
  const navigate = useNavigate();
  const items =
    project.deletedAt === null ? living(project, workspace, onAsk, navigate) : binned(project, workspace, onAsk);
  return (
    <LazyMenu label={`What to do with “${project.title}”`} items={items} className="pn-btn pn-icon-btn pn-btn-sm">
      <Icon icon={more} />
    </LazyMenu>
  );
}

function living(
  project: Project,
  workspace: Workspace,
  onAsk: Props['onAsk'],
  navigate: ReturnType<typeof useNavigate>,
): MenuItem[] {
  const mayEdit = project.role === 'owner' || project.role === 'editor';
  const isText = project.app === 'penora';
  const open: MenuItem = isText
    ? { label: 'Open', icon: arrowRight, onSelect: () => void navigate(projectAddress(project)) }
    : { kind: 'link', label: 'Open in ImageGene', icon: arrowRight, to: projectAddress(project), external: true };
  const reading: MenuItem[] = [
    { label: 'Read', icon: eye, onSelect: () => onAsk('read', project) },
    { label: 'Copy the text', icon: copy, onSelect: () => void copyText(project) },
  ];
  const downloading: MenuItem = { label: 'Download', icon: download, onSelect: () => onAsk('download', project) };
  return [
    open,
    // A picture is looked at where it was made.
    ...(isText ? reading : []),
    { kind: 'line' },
    ...(mayEdit ? [{ label: 'Rename', icon: pen, onSelect: () => onAsk('rename', project) }] : []),
    { label: 'Duplicate', icon: takes, onSelect: () => void workspace.duplicate(project) },
    ...(isText ? [downloading] : []),
    { kind: 'line' },
    project.role === 'owner'
      ? { label: 'Delete', icon: trash, danger: true, onSelect: () => void workspace.remove(project) }
      : { label: 'Leave', icon: close, danger: true, onSelect: () => onAsk('leave', project) },
  ];
}

function binned(project: Project, workspace: Workspace, onAsk: Props['onAsk']): MenuItem[] {
  return [
    { label: 'Put back', icon: restore, onSelect: () => void workspace.restore(project) },
    { kind: 'line' },
    { label: 'Delete for ever', icon: trash, danger: true, onSelect: () => onAsk('delete-for-ever', project) },
  ];
}
