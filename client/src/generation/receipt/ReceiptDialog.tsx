import './receipt.scss';
import { projectReceipt } from '@penora/protocol/endpoints/receipt';
import type { Receipt, ReceiptItem } from '@penora/protocol/schemas/receipt';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { counted, grouped, percentOf } from '../../format/amounts.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { PersonDot } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { history, nib } from '../../ui/icons.ts';
import { Ku } from '../../ui/Ku.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { loadModels, modelName, modelsStore } from '../catalogStore.ts';
import { toolNames } from '../names.ts';
import { totalsOf } from './totals.ts';

/** Whose words stand in the text, what they cost, what waits among the results, and what was thrown away. */
export function ReceiptDialog({ onClose }: { onClose: () => void }) {
  const { code } = useRoom();
  useEffect(() => void loadModels(), []);
  const { resource, reload } = useResource(`receipt ${code}`, (signal) =>
    call(projectReceipt, { params: { code }, signal }),
  );
  return (
    <Dialog open onClose={onClose} title="How this text was made" size="lg">
      {resource.state === 'loading' && (
        <Loading what="the receipt">
          <Skeleton lines={4} height={36} />
        </Loading>
      )}
      {resource.state === 'failed' && <ErrorState compact error={resource.error} onRetry={reload} />}
      {resource.state === 'ready' && <Parts receipt={resource.value} />}
    </Dialog>
  );
}

function Parts({ receipt: { items, discarded, unused } }: { receipt: Receipt }) {
  const total = totalsOf(items);
  const gone = totalsOf(discarded);
  const left = totalsOf(unused);
  if (items.length + discarded.length + unused.length === 0)
    return (
      <EmptyState compact icon={history} title="Nothing is written yet">
        As soon as there is text, this says who wrote it, which model helped, and what it cost.
      </EmptyState>
    );
  return (
    <div className="pn-receipt">
      <h3>In the text: {counted(total.words, 'word')}</h3>
      <p className="pn-muted">
        {total.byModels === 0
          ? 'No model wrote any of it.'
          : `${percentOf(total.byModels, total.words)}% of it is a model’s. That cost `}
        {total.byModels > 0 && (
          <>
            <Ku milliku={total.costMilliku} as="price" />.
          </>
        )}
      </p>
      <Rows items={items} of={total.words} />
      {unused.length > 0 && (
        <>
          <h3>Among the results: {counted(left.words, 'word')}</h3>
          <p className="pn-muted">
            Not in the text, and not discarded: you can still take it. That cost{' '}
            <Ku milliku={left.costMilliku} as="price" />.
          </p>
          <Rows items={unused} of={left.words} />
        </>
      )}
      {discarded.length > 0 && (
        <>
          <h3>Thrown away: {counted(gone.words, 'word')}</h3>
          <p className="pn-muted">
            What a model wrote and was deleted or undone, and results that were discarded. That cost{' '}
            <Ku milliku={gone.costMilliku} as="price" />. You still find it in the history.
          </p>
          <Rows items={discarded} of={gone.words} />
        </>
      )}
    </div>
  );
}

function Rows({ items, of }: { items: readonly ReceiptItem[]; of: number }) {
  return (
    <ul className="pn-receipt-rows">
      {items.map((item) => (
        <Row key={`${item.userId} ${item.model} ${item.tool}`} item={item} of={of} />
      ))}
    </ul>
  );
}

function Row({ item, of }: { item: ReceiptItem; of: number }) {
  const { me } = useRoom();
  const models = useStore(modelsStore);
  const { userId, name = 'Somebody', model, tool, words, costMilliku } = item;
  const who = userId === me.id ? 'You' : name;
  const what = model === undefined || tool === undefined ? 'typed' : `${toolNames[tool]}, ${modelName(models, model)}`;
  return (
    <li className="pn-receipt-row">
      {userId === undefined ? <Icon icon={history} /> : <PersonDot id={userId} />}
      <span className="pn-receipt-who">
        {userId === undefined ? 'What the project began with' : who}
        {userId !== undefined && (
          <span className="pn-muted">
            {model !== undefined && <Icon icon={nib} />} {what}
          </span>
        )}
      </span>
      <span className="pn-receipt-bar" aria-hidden="true">
        <span
          className={model === undefined ? '' : 'pn-receipt-model'}
          style={{ inlineSize: `${percentOf(words, of)}%` }}
        />
      </span>
      <span className="pn-num">{grouped(words)}</span>
      {costMilliku > 0 ? <Ku milliku={costMilliku} as="price" /> : <span className="pn-muted">free</span>}
    </li>
  );
}
