import {
  changeProject,
  deleteProject,
  duplicateProject,
  removeMember,
  restoreProject,
} from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { useEffect } from 'react';
import { call, newIdempotencyKey } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { refreshSession, useMe } from '../../session/session.ts';
import { toast, toastProblem } from '../../ui/toasts.ts';
import { loadProjects, type ProjectPage } from './loadProjects.ts';

const without = (code: string) => (page: ProjectPage) => ({
  ...page,
  projects: page.projects.filter((project) => project.code !== code),
});
const withFirst = (project: Project) => (page: ProjectPage) => ({
  ...page,
  projects: [project, ...page.projects.filter((one) => one.code !== project.code)],
});

/** The projects (or the bin) with everything that can be done to them. Each act tells how it went. */
export function useWorkspace(bin: boolean) {
  const { user } = useMe();
  const { resource, reload, update } = useResource(bin ? 'bin' : 'projects', (signal) => loadProjects(bin, signal));
  useEffect(() => {
    // Written in another tab, or by a co-writer while this one was out of sight.
    const look = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [reload]);

  const restore = async (project: Project): Promise<void> => {
    try {
      const { project: back } = await call(restoreProject, { params: { code: project.code } });
      update(bin ? without(project.code) : withFirst(back));
      toast(`“${project.title}” is back.`, { tone: 'good' });
    } catch (error) {
      toastProblem(error);
    }
  };
  const remove = async (project: Project): Promise<void> => {
    try {
      await call(deleteProject, { params: { code: project.code }, query: { forever: 'false' } });
      update(without(project.code));
      toast(`“${project.title}” is in the bin.`, { action: { label: 'Undo', run: () => void restore(project) } });
    } catch (error) {
      toastProblem(error);
    }
  };
  const duplicate = async (project: Project): Promise<void> => {
    try {
      const given = { params: { code: project.code }, idempotencyKey: newIdempotencyKey() };
      const { project: copy } = await call(duplicateProject, given);
      update(withFirst(copy));
      void refreshSession();
      toast(`“${copy.title}” was made.`, { tone: 'good' });
    } catch (error) {
      toastProblem(error);
    }
  };
  /** Throws ApiProblem: its dialog shows it. */
  const rename = async (project: Project, title: string): Promise<void> => {
    const { project: changed } = await call(changeProject, { params: { code: project.code }, body: { title } });
    update((page) => ({ ...page, projects: page.projects.map((one) => (one.code === changed.code ? changed : one)) }));
  };
  /** Throws ApiProblem. */
  const removeForEver = async (project: Project): Promise<void> => {
    await call(deleteProject, { params: { code: project.code }, query: { forever: 'true' } });
    update(without(project.code));
    void refreshSession();
    toast(`“${project.title}” is deleted.`);
  };
  /** Throws ApiProblem. */
  const leave = async (project: Project): Promise<void> => {
    await call(removeMember, { params: { code: project.code, userId: user.id } });
    update(without(project.code));
    toast(`You left “${project.title}”.`);
  };
  return { resource, reload, restore, remove, duplicate, rename, removeForEver, leave };
}

export type Workspace = ReturnType<typeof useWorkspace>;
