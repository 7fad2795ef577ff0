import { getProject, projectContent } from '@penora/protocol/endpoints/projects';
import { useParams } from 'react-router';
import { call, callText } from '../api/call.ts';
import { useResource } from '../api/useResource.ts';
import { Shell } from '../shell/Shell.tsx';
import { usePageTitle } from '../shell/usePageTitle.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading, Skeleton } from '../ui/Skeleton.tsx';

/** A project's text, to read. */
export default function RoomPage() {
  const { code = '' } = useParams();
  const { resource, reload } = useResource(code, async (signal) => {
    const { project } = await call(getProject, { params: { code }, signal });
    return { project, text: await callText(projectContent, { params: { code }, signal }) };
  });
  usePageTitle(resource.state === 'ready' ? resource.value.project.title : 'Project');
  return (
    <Shell>
      <div className="pn-page">
        {resource.state === 'loading' && (
          <Loading what="the text">
            <Skeleton lines={6} height={20} />
          </Loading>
        )}
        {resource.state === 'failed' && <ErrorState error={resource.error} onRetry={reload} />}
        {resource.state === 'ready' && (
          <article className="pn-prose">
            <h1>{resource.value.project.title}</h1>
            <div className="pn-prose-text">{resource.value.text}</div>
          </article>
        )}
      </div>
    </Shell>
  );
}
