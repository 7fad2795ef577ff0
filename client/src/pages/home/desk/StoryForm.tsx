import { limits } from '@penora/protocol/catalog/limits';
import type { ModelKey } from '@penora/protocol/catalog/models';
import { useState } from 'react';
import { type RequestInput, useEstimate } from '../../../api/useEstimate.ts';
import { Field } from '../../../ui/Field.tsx';
import { ModelField } from '../../../ui/ModelField.tsx';
import { ComposerForm } from './ComposerForm.tsx';
import { NumberField } from './NumberField.tsx';
import { useStart } from './useStart.ts';

const chapterRange = { min: 1, max: 50 };
const wordRange = { min: 200, max: 3_000 };

/** A story of several chapters, written one after the other into a new project. */
export function StoryForm() {
  const [premise, setPremise] = useState('');
  const [title, setTitle] = useState('');
  const [chapters, setChapters] = useState<number | null>(5);
  const [wordsPerChapter, setWordsPerChapter] = useState<number | null>(800);
  const [model, setModel] = useState<ModelKey | null>(null);
  const start = useStart();
  const request: RequestInput | null =
    premise.trim() === '' || chapters === null || wordsPerChapter === null
      ? null
      : {
          tool: 'story',
          prompt: premise,
          options: { title: title.trim() === '' ? undefined : title, chapters, wordsPerChapter },
          model: model ?? undefined,
          target: { kind: 'document', position: 'end' },
        };
  const { estimate, error, current } = useEstimate(request);
  return (
    <ComposerForm
      label="Write the story"
      estimate={estimate}
      failure={start.error ?? error}
      ready={request !== null && current && estimate !== null}
      busy={start.busy}
      empty="Say what the story is about."
      onSubmit={() => request && start.generate(request, estimate)}
    >
      <Field label="What is it about?" hideLabel>
        {(control) => (
          <textarea
            {...control}
            className={`${control.className} pn-composer-text`}
            rows={4}
            maxLength={limits.promptCharacters}
            placeholder="Two sisters inherit a ferry that has to cross every night, even when nobody comes…"
            value={premise}
            onChange={(event) => setPremise(event.target.value)}
          />
        )}
      </Field>
      <div className="pn-composer-options pn-composer-story">
        <Field label="Title" optional>
          {(control) => (
            <input
              {...control}
              maxLength={limits.titleCharacters}
              placeholder="One is suggested if you leave it empty"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <NumberField label="Chapters" range={chapterRange} value={chapters} onChange={setChapters} />
        <NumberField label="Words each" range={wordRange} value={wordsPerChapter} onChange={setWordsPerChapter} />
        <ModelField value={model} onChange={setModel} />
      </div>
    </ComposerForm>
  );
}
