import { Segmented } from '../../ui/Segmented.tsx';
import { NumberField, TextField } from './fields.tsx';
import { usePart } from './usePart.ts';

const lengths = [
  { value: 'short', label: 'Short' },
  { value: 'medium', label: 'Medium' },
  { value: 'long', label: 'Long' },
  { value: 'pages', label: 'Pages' },
] as const;

const meanings = {
  short: '100–150 words',
  medium: '300–500 words',
  long: '500 words and more',
  pages: 'About 500 words a page',
} as const;

/** Single prompt: anything, at any length. */
export function PromptForm() {
  const [prompt, change] = usePart('prompt');
  return (
    <>
      <TextField
        label="What should be written?"
        value={prompt.prompt}
        onChange={(text) => change({ prompt: text })}
        placeholder="A storm comes in over a town that has forgotten the sea."
        rows={6}
      />
      <div>
        <Segmented
          label="Length"
          choices={lengths}
          value={prompt.length}
          onChange={(length) => change({ length })}
          className="pn-segmented-fill"
        />
        <p className="pn-field-hint pn-hint-below">{meanings[prompt.length]}</p>
      </div>
      {prompt.length === 'pages' && (
        <NumberField label="Pages" value={prompt.pages} least={1} most={300} onChange={(pages) => change({ pages })} />
      )}
    </>
  );
}
