import type { ModelKey } from '@penora/protocol/catalog/models';
import { lengths } from '@penora/protocol/catalog/tools';
import { useState } from 'react';
import type { RequestInput } from '../../../api/useEstimate.ts';
import { ModelField } from '../../../ui/ModelField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { ComposerForm } from './ComposerForm.tsx';
import { ComposerText } from './ComposerText.tsx';

const lengthWords = { short: 'Short', medium: 'Medium', long: 'Long' };
const hints = { short: '100 to 150 words', medium: '300 to 500 words', long: '500 words and more' };

/** One prompt: the model writes it into a new project. */
export function PromptForm() {
  const [prompt, setPrompt] = useState('');
  const [length, setLength] = useState<(typeof lengths)[number]>('medium');
  const [model, setModel] = useState<ModelKey | null>(null);
  const request: RequestInput | null =
    prompt.trim() === ''
      ? null
      : {
          tool: 'prompt',
          prompt,
          options: { length },
          model: model ?? undefined,
          target: { kind: 'document', position: 'end' },
        };
  return (
    <ComposerForm label="Write" request={request} empty="Write a few words about what you want.">
      <ComposerText
        label="What should be written?"
        placeholder="A lighthouse keeper finds a letter that is older than the tower…"
        value={prompt}
        onType={setPrompt}
      />
      <div className="pn-composer-options">
        <div>
          <Segmented
            label="Length"
            choices={lengths.map((value) => ({ value, label: lengthWords[value] }))}
            value={length}
            onChange={setLength}
          />
          <p className="pn-field-hint">{hints[length]}</p>
        </div>
        <ModelField value={model} onChange={setModel} />
      </div>
    </ComposerForm>
  );
}
