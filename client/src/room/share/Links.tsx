import { listShareLinks } from '@penora/protocol/endpoints/sharing';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useRoom } from '../roomContext.ts';
import { LinkForm } from './LinkForm.tsx';
import { LinkList } from './LinkList.tsx';

/** Links that let people in, for the owner. */
export function Links({ onOff }: { onOff: () => void }) {
  const { code } = useRoom();
  const { resource, update } = useResource(code, async (signal) =>
    call(listShareLinks, { params: { code }, query: { limit: 100 }, signal }),
  );
  return (
    <section className="pn-share-links" aria-labelledby="share-links">
      <h3 id="share-links">By link</h3>
      <p className="pn-muted">Whoever has the link and signs in may come in.</p>
      <LinkForm onMade={(made) => update((page) => ({ ...page, items: [made, ...page.items] }))} />
      {resource.state === 'failed' && <ProblemNote error={resource.error} />}
      {resource.state === 'ready' && (
        <LinkList
          links={resource.value.items}
          onOff={(id) => {
            update((page) => ({ ...page, items: page.items.filter((one) => one.id !== id) }));
            onOff();
          }}
        />
      )}
    </section>
  );
}
