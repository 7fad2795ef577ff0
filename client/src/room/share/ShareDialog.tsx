import './share.scss';
import { listMembers } from '@penora/protocol/endpoints/projects';
import type { Member } from '@penora/protocol/schemas/project';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { BudgetPart } from '../budget/BudgetPart.tsx';
import { useRole, useRoom } from '../roomContext.ts';
import { InviteForm } from './InviteForm.tsx';
import { Links } from './Links.tsx';
import { MemberRow } from './MemberRow.tsx';

/** Who writes here, and asking others in. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const { code } = useRoom();
  const isOwner = useRole() === 'owner';
  const { resource, reload, update } = useResource(code, async (signal) =>
    call(listMembers, { params: { code }, query: { limit: 200 }, signal }),
  );
  const put = (member: Member): void =>
    update((page) => ({ ...page, items: [...page.items.filter(({ userId }) => userId !== member.userId), member] }));
  const remove = (userId: string): void =>
    update((page) => ({ ...page, items: page.items.filter((member) => member.userId !== userId) }));
  return (
    <Dialog open onClose={onClose} title={isOwner ? 'Share this project' : 'Members'}>
      <div className="pn-share">
        {isOwner && (
          <>
            <h3>By e-mail</h3>
            <p className="pn-muted">Somebody who writes here is in at once; anybody else gets a letter.</p>
            <InviteForm onInvited={put} />
            <Links onOff={reload} />
            <h3>Who is in</h3>
          </>
        )}
        {resource.state === 'loading' && (
          <Loading what="members">
            <Skeleton lines={2} height={32} />
          </Loading>
        )}
        {resource.state === 'failed' && <ProblemNote error={resource.error} />}
        {resource.state === 'ready' && (
          <ul className="pn-members" aria-label="Members">
            {[...resource.value.items].sort(byRole).map((member) => (
              <MemberRow
                key={member.userId}
                member={member}
                canChange={isOwner}
                onChange={put}
                onRemove={remove}
                onHandedOver={reload}
              />
            ))}
          </ul>
        )}
        <BudgetPart />
      </div>
    </Dialog>
  );
}

const rank = { owner: 0, editor: 1, commenter: 2, viewer: 3 } as const;
const byRole = (a: Member, b: Member): number => rank[a.role] - rank[b.role] || a.name.localeCompare(b.name);
