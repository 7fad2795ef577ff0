import { storageByApp } from '@penora/protocol/endpoints/account';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { counted, percentOf, sizeWords } from '../../../format/amounts.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { appName } from '../coins/ledgerWords.ts';

/** How the one storage is shared between the applications. */
export function StorageByApp() {
  const { resource, reload } = useResource('storage', (signal) => call(storageByApp, { signal }));
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your storage">
        <Skeleton lines={2} height={24} />
      </Loading>
    );
  const { usedBytes, limitBytes, binBytes, applications } = resource.value;
  return (
    <div className="pn-storage">
      <p>
        <strong>{sizeWords(usedBytes)}</strong> of {sizeWords(limitBytes)} used
        {binBytes > 0 && <span className="pn-muted"> · {sizeWords(binBytes)} of it in the bin</span>}
      </p>
      <div className="pn-storage-bar" aria-hidden="true">
        {applications.map(({ app, bytes }, index) => (
          <div key={app} className={`pn-storage-${index % 3}`} style={{ width: `${percentOf(bytes, limitBytes)}%` }} />
        ))}
      </div>
      <ul className="pn-storage-apps">
        {applications.map(({ app, bytes, projects }, index) => (
          <li key={app}>
            <span className={`pn-storage-dot pn-storage-${index % 3}`} aria-hidden="true" />
            <span>{appName(app)}</span>
            <span className="pn-muted">{counted(projects, 'project')}</span>
            <strong>{sizeWords(bytes)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
