import type { ModelKey } from '@penora/protocol/catalog/models';
import type { fileInstructions } from '@penora/protocol/catalog/tools';
import type { FileAnalysis } from '@penora/protocol/schemas/file';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { defaultModel, useCatalog } from '../api/catalog.ts';
import { counted } from '../format/amounts.ts';
import { kuWords, rangeWords } from '../format/ku.ts';
import { optionNames } from '../generation/names.ts';
import { useBalance } from '../session/balance.ts';
import { Button } from '../ui/Button.tsx';
import { nib, page } from '../ui/icons.ts';
import { ModelField } from '../ui/ModelField.tsx';
import { Note } from '../ui/Note.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { importFile, runOver } from './actions.ts';
import { drop, foldStore } from './uploads.ts';

type Instruction = (typeof fileInstructions)[number];

const FORMATS: Readonly<Record<FileAnalysis['format'], string>> = {
  txt: 'Plain text',
  md: 'Markdown',
  docx: 'Word',
  pdf: 'PDF',
  html: 'HTML',
  rtf: 'Rich Text',
  odt: 'OpenDocument',
  epub: 'EPUB',
};

const PREVIEW = 280;

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** The figures of a file in a line. */
export function factsOf({ format, words, pages, language, chapters }: FileAnalysis): string {
  const facts = [FORMATS[format], counted(words, 'word'), counted(pages, 'page')];
  if (language !== null) facts.push(languages.of(language) ?? language);
  if (chapters > 0) facts.push(counted(chapters, 'chapter'));
  return facts.join(' · ');
}

/** What is in a file, what can be done with it, and for how much. */
export function AnalysisCard({ id, analysis }: { id: string; analysis: FileAnalysis }) {
  const [model, setModel] = useState<ModelKey | null>(null);
  const [busy, setBusy] = useState<'import' | Instruction | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const balance = useBalance();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const usual = catalog.state === 'ready' ? defaultModel(catalog.value)?.key : undefined;
  const chosen = model ?? usual ?? analysis.costs[0]?.model ?? null;
  const runs = analysis.costs.filter((cost) => cost.model === chosen);
  const isBeyond = balance !== null && runs.some(({ costMilliku }) => costMilliku.max > balance);
  const act = async (what: 'import' | Instruction, work: () => Promise<string>): Promise<void> => {
    setBusy(what);
    setFailure(null);
    try {
      const code = await work();
      drop(id);
      // What is made of the file is to be seen now; the other files wait.
      foldStore.set(true);
      void navigate(`/p/${code}`);
    } catch (error) {
      setFailure(error);
      setBusy(null);
    }
  };
  return (
    <div className="pn-analysis">
      <p className="pn-upload-line">{factsOf(analysis)}</p>
      <p className="pn-analysis-preview" dir="auto" lang={analysis.language ?? undefined}>
        {analysis.preview.slice(0, PREVIEW).replace(/\n+/g, '\n')}
      </p>
      {analysis.notices.length > 0 && <Note>{analysis.notices.join(' ')}</Note>}
      <Button
        variant="primary"
        wide
        icon={page}
        busy={busy === 'import'}
        disabled={busy !== null && busy !== 'import'}
        onClick={() => void act('import', () => importFile(analysis.fileId))}
      >
        Import as a project
      </Button>
      <ModelField label="Or have a model work on it" value={chosen} onChange={setModel} />
      <ul className="pn-analysis-runs">
        {runs.map(({ instruction, costMilliku }) => (
          <li key={instruction}>
            <Button
              wide
              size="sm"
              icon={nib}
              busy={busy === instruction}
              disabled={busy !== null && busy !== instruction}
              onClick={() => void act(instruction, () => runOver(analysis.fileId, instruction, chosen))}
            >
              <span className="pn-analysis-run">{optionNames.instruction[instruction]}</span>
              <span className="pn-ku">{rangeWords(costMilliku.min, costMilliku.max)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {isBeyond && (
        <Note tone="warn">
          You have {kuWords(balance)}. A result that costs more stops there: what is written is kept, and you can
          continue it.
        </Note>
      )}
      <p className="pn-upload-line">The result goes into a new project. You pay only for words you get.</p>
      {failure !== null && <ProblemNote error={failure} />}
    </div>
  );
}
