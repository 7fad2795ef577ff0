import type { Diff, DiffBlock, DiffPart, Writer } from '@penora/protocol/schemas/version';
import { memo, type ReactNode, useState } from 'react';
import { counted } from '../../format/amounts.ts';
import { modelsStore } from '../../generation/catalogStore.ts';
import { useStore } from '../../store.ts';
import { PersonDot } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { nib } from '../../ui/icons.ts';
import { useRoom } from '../roomContext.ts';
import { keyed } from './keyed.ts';
import { stretchesOf } from './stretches.ts';
import { writerWords } from './words.ts';

interface Props {
  diff: Diff | null;
  /** Only what stands in the version, without signs of change. */
  plain: boolean;
  /** What was chosen to come back; null when nothing can be chosen. */
  chosen: ReadonlySet<number> | null;
  onChoose: (block: number) => void;
}

/** The text with what was added and removed, told by colour, by line, and by name. */
export function DiffText({ diff, plain, chosen, onChoose }: Props) {
  if (diff === null) return null;
  const blocks = plain ? diff.blocks.flatMap(asItWas) : diff.blocks;
  if (blocks.every(({ parts }) => parts.every(({ text }) => text === ''))) {
    return <p className="pn-muted">There was no text yet.</p>;
  }
  const isStretched = !plain && diff.blocks.some(({ change }) => change !== 'same');
  return (
    <div className="pn-diff">
      {stretchesOf(blocks, isStretched).map(({ key, kind, blocks: own }) =>
        kind === 'same' ? (
          <Unchanged key={key} blocks={own} writers={diff.writers} />
        ) : (
          keyed(own).map(({ key: place, item }) => (
            <Block key={`${key} ${place}`} block={item} writers={diff.writers} chosen={chosen} onChoose={onChoose} />
          ))
        ),
      )}
    </div>
  );
}

/** Of a comparison with the version before, what stands in this one. */
const asItWas = (block: DiffBlock): DiffBlock[] =>
  block.change === 'removed'
    ? []
    : [
        {
          ...block,
          change: 'same',
          parts: block.parts.flatMap((part) =>
            part.change === 'removed' ? [] : [{ ...part, change: 'same' as const }],
          ),
        },
      ];

/** A long stretch without a change, folded. */
function Unchanged({ blocks, writers }: { blocks: readonly DiffBlock[]; writers: readonly Writer[] }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className="pn-diff-fold" onClick={() => setOpen(true)}>
        {counted(blocks.length, 'paragraph')} unchanged
      </button>
    );
  }
  return keyed(blocks).map(({ key, item }) => (
    <Block key={key} block={item} writers={writers} chosen={null} onChoose={() => undefined} />
  ));
}

interface BlockProps {
  block: DiffBlock;
  writers: readonly Writer[];
  chosen: ReadonlySet<number> | null;
  onChoose: (block: number) => void;
}

const Block = memo(function Block({ block, writers, chosen, onChoose }: BlockProps) {
  const place = block.block;
  const canCome = chosen !== null && place !== null && (block.change === 'removed' || block.change === 'changed');
  return (
    <div className={`pn-diff-row pn-diff-${block.change}`}>
      <div className="pn-diff-side">{block.change !== 'same' && <Who block={block} writers={writers} />}</div>
      <div className={`pn-diff-block pn-diff-node-${block.node}`} data-level={block.level}>
        {keyed(block.parts).map(({ key, item }) => (
          <Part key={key} part={item} />
        ))}
        {block.parts.length === 0 && <br />}
      </div>
      {canCome && (
        <label className="pn-diff-choose">
          <input
            type="checkbox"
            className="form-check-input"
            checked={chosen.has(place)}
            onChange={() => onChoose(place)}
          />
          Bring back
        </label>
      )}
    </div>
  );
});

function Part({ part }: { part: DiffPart }): ReactNode {
  if (part.change === 'added') return <ins className="pn-ins">{part.text}</ins>;
  if (part.change === 'removed') return <del className="pn-del">{part.text}</del>;
  return part.text;
}

/** Who wrote what came, and what went. */
function Who({ block, writers }: { block: DiffBlock; writers: readonly Writer[] }) {
  const { me } = useRoom();
  const models = useStore(modelsStore);
  const lines = (['added', 'removed'] as const).flatMap((change) => {
    const places = [...new Set(block.parts.flatMap((part) => (part.change === change ? [part.by] : [])))];
    return places.flatMap((place) => (writers[place] === undefined ? [] : [{ change, writer: writers[place] }]));
  });
  return lines.map(({ change, writer }) => (
    <p key={`${change} ${writerWords(writer, me.id, models)}`} className={`pn-diff-who pn-diff-who-${change}`}>
      {writer.kind === 'model' && <Icon icon={nib} className="pn-ember" />}
      {writer.kind === 'person' && <PersonDot id={writer.userId} />}
      <span>
        {change === 'added' ? '+ ' : '− '}
        {writerWords(writer, me.id, models)}
      </span>
    </p>
  ));
}
