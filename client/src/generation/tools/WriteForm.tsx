import { Segmented } from '../../ui/Segmented.tsx';
import { ChoiceChips } from './Chips.tsx';
import { TextField, ToneField } from './fields.tsx';
import { usePart } from './usePart.ts';

const modes = [
  { value: 'auto', label: 'Auto' },
  { value: 'guided', label: 'Guided' },
  { value: 'tone', label: 'Tone' },
] as const;

const usual = 'usual';
const lengths = [
  { value: usual, label: 'As it comes' },
  { value: '100', label: '100 words' },
  { value: '250', label: '250' },
  { value: '500', label: '500' },
  { value: '1000', label: '1,000' },
] as const;

/** Complete Write: goes on from the caret. */
export function WriteForm() {
  const [write, change] = usePart('write');
  const length = lengths.find(({ value }) => value === String(write.words))?.value ?? usual;
  return (
    <>
      <Segmented label="How" choices={modes} value={write.mode} onChange={(mode) => change({ mode })} />
      {write.mode === 'guided' && (
        <TextField
          label="Where should it go?"
          value={write.prompt}
          onChange={(prompt) => change({ prompt })}
          placeholder="She finds the letter, and does not open it."
        />
      )}
      {write.mode === 'tone' && <ToneField value={write.tone} onChange={(tone) => change({ tone })} />}
      <ChoiceChips
        label="Length"
        choices={lengths}
        value={length}
        onChange={(value) => change({ words: value === usual ? null : Number(value) })}
      />
    </>
  );
}
