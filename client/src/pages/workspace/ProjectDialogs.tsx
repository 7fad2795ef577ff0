import { limits } from '@penora/protocol/catalog/limits';
import { exportProject } from '@penora/protocol/endpoints/export';
import { projectContent } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { useState } from 'react';
import { addressOf, callText } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { DownloadDialog } from '../../downloads/DownloadDialog.tsx';
import { useTask } from '../../form/useTask.ts';
import { projectAddress } from '../../links.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { arrowRight } from '../../ui/icons.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import type { Asked } from './ProjectMenu.tsx';
import type { Workspace } from './useWorkspace.ts';

interface Props {
  asked: Asked;
  project: Project;
  workspace: Workspace;
  onClose: () => void;
}

/** The dialog for what was asked about one project. */
export default function ProjectDialog({ asked, project, workspace, onClose }: Props) {
  const quoted = `“${project.title}”`;
  switch (asked) {
    case 'read':
      return <ReadDialog project={project} onClose={onClose} />;
    case 'download':
      return (
        <DownloadDialog
          title={project.title}
          canTell
          addressOf={(chosen) => addressOf(exportProject, { code: project.code }, chosen)}
          onClose={onClose}
        />
      );
    case 'rename':
      return <RenameDialog project={project} workspace={workspace} onClose={onClose} />;
    case 'leave':
      return (
        <ConfirmDialog
          open
          danger
          onClose={onClose}
          title={`Leave ${quoted}?`}
          action="Leave"
          onConfirm={() => workspace.leave(project)}
        >
          You will no longer see it. Its owner can invite you again.
        </ConfirmDialog>
      );
    case 'delete-for-ever':
      return (
        <ConfirmDialog
          open
          danger
          onClose={onClose}
          title={`Delete ${quoted} for ever?`}
          action="Delete for ever"
          onConfirm={() => workspace.removeForEver(project)}
        >
          Its text, results and history are gone then, for you and for everybody it is shared with. This cannot be
          undone.
        </ConfirmDialog>
      );
    default:
      return asked satisfies never;
  }
}

function RenameDialog({ project, workspace, onClose }: Omit<Props, 'asked'>) {
  const [title, setTitle] = useState(project.title);
  const { busy, failure, run } = useTask();
  const save = (): Promise<void> => run(() => workspace.rename(project, title).then(onClose));
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title="Rename"
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Rename
          </Button>
        </>
      }
    >
      <Field label="Title">
        {(control) => (
          <input
            {...control}
            autoFocus
            maxLength={limits.titleCharacters}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      {failure !== null && <ProblemNote error={failure} />}
    </Dialog>
  );
}

function ReadDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { resource, reload } = useResource(project.code, (signal) =>
    callText(projectContent, { params: { code: project.code }, signal }),
  );
  return (
    <Dialog open size="lg" onClose={onClose} title={project.title}>
      <div>
        <ButtonLink to={projectAddress(project)} external={project.app === 'imagegene'} icon={arrowRight} size="sm">
          Open
        </ButtonLink>
      </div>
      {resource.state === 'loading' && (
        <Loading what="the text">
          <Skeleton lines={6} height={18} />
        </Loading>
      )}
      {resource.state === 'failed' && <ErrorState error={resource.error} onRetry={reload} compact />}
      {resource.state === 'ready' && (
        <div className="pn-read pn-prose pn-prose-text">
          {resource.value.trim() === '' ? 'Nothing is written here yet.' : resource.value}
        </div>
      )}
    </Dialog>
  );
}
