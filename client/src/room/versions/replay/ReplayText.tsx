import { memo, useEffect, useRef } from 'react';
import { keyed } from '../keyed.ts';
import type { ShownBlock } from './player.ts';

/** The text at one moment. What the moment changed is brought into sight. */
export function ReplayText({ blocks }: { blocks: readonly ShownBlock[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (blocks.length > 0) scroll.current?.querySelector('.pn-replay-fresh')?.scrollIntoView({ block: 'nearest' });
  }, [blocks]);
  return (
    <section ref={scroll} className="pn-diff-scroll pn-replay-text" aria-label="The text at this moment">
      {blocks.length === 0 && <p className="pn-muted">The page is still empty here.</p>}
      {blocks.map((block) => (
        <Block key={block.key} block={block} />
      ))}
    </section>
  );
}

const Block = memo(function Block({ block }: { block: ShownBlock }) {
  return (
    <div
      className={`pn-diff-block pn-diff-node-${block.node} pn-replay-block ${block.isFresh ? 'pn-replay-fresh' : ''}`}
    >
      {keyed(block.runs).map(({ key, item: { text, byModel } }) =>
        byModel ? (
          <span key={key} className="pn-replay-model">
            {text}
          </span>
        ) : (
          text
        ),
      )}
      {block.runs.length === 0 && <br />}
    </div>
  );
});
