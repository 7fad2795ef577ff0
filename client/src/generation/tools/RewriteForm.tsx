import { rewriteStyles } from '@penora/protocol/catalog/tools';
import { optionNames } from '../names.ts';
import { ChoiceChips } from './Chips.tsx';
import { PassageField, TextField, ToneField } from './fields.tsx';
import { usePart } from './usePart.ts';

/** Advanced Rewrite: the selected text, said another way. */
export function RewriteForm() {
  const [rewrite, change] = usePart('rewrite');
  return (
    <>
      <PassageField
        text={rewrite.text}
        onText={(text) => change({ text })}
        label="Text to rewrite"
        placeholder="Select something in your text, or paste it here."
      />
      <ChoiceChips
        label="How"
        choices={rewriteStyles.map((value) => ({ value, label: optionNames.style[value] }))}
        value={rewrite.style}
        onChange={(style) => change({ style })}
      />
      {rewrite.style === 'tone' && <ToneField value={rewrite.tone} onChange={(tone) => change({ tone })} />}
      {rewrite.style === 'custom' && (
        <TextField
          label="Say how"
          value={rewrite.prompt}
          onChange={(prompt) => change({ prompt })}
          placeholder="In the voice of a ship’s log."
        />
      )}
    </>
  );
}
