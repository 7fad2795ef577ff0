import { limits } from '@penora/protocol/catalog/limits';
import type { ModelKey } from '@penora/protocol/catalog/models';
import { useState } from 'react';
import type { RequestInput } from '../../../api/useEstimate.ts';
import { Field } from '../../../ui/Field.tsx';
import { ModelField } from '../../../ui/ModelField.tsx';
import { ComposerForm } from './ComposerForm.tsx';
import { ComposerText } from './ComposerText.tsx';
import { NumberField } from './NumberField.tsx';

const chapterRange = { min: 1, max: 50 };
const wordRange = { min: 200, max: 3_000 };

/** A story of several chapters, written one after the other into a new project. */
export function StoryForm() {
  const [premise, setPremise] = useState('');
  const [title, setTitle] = useState('');
  const [chapters, setChapters] = useState<number | null>(5);
  const [wordsPerChapter, setWordsPerChapter] = useState<number | null>(800);
  const [model, setModel] = useState<ModelKey | null>(null);
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
  return (
    <ComposerForm label="Write the story" request={request} empty="Say what the story is about.">
      <ComposerText
        label="What is it about?"
        placeholder="Two sisters inherit a ferry that has to cross every night, even when nobody comes…"
        value={premise}
        onType={setPremise}
      />
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
