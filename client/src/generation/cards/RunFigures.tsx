import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { useRunPart } from '../useRun.ts';

/** Words and coins so far, tabular; the only parts that change with every chunk. */
export function RunFigures({ id }: { id: string }) {
  const words = useRunPart(id, (run) => run.words);
  const milliku = useRunPart(id, (run) => run.costMilliku);
  return (
    <span className="pn-figures">
      <span className="pn-num">{counted(words, 'word')}</span>
      <span className="pn-ku">{kuWords(milliku, 'price')}</span>
    </span>
  );
}
