import { limits } from '@penora/protocol/catalog/limits';
import { fileInstructions } from '@penora/protocol/catalog/tools';
import { FilePicker } from '../../files/FilePicker.tsx';
import { optionNames } from '../names.ts';
import { ChoiceChips } from './Chips.tsx';
import { TextField } from './fields.tsx';
import { usePart } from './usePart.ts';

/** A text that the writer brings along. */
export function FileForm() {
  const [file, change] = usePart('file');
  return (
    <>
      <FilePicker label="Choose a file" wide />
      <TextField
        label="Or a text you have"
        value={file.text}
        onChange={(text) => change({ text })}
        placeholder="Paste the text here."
        rows={8}
        most={limits.inputCharacters}
      />
      <ChoiceChips
        label="What to do with it"
        choices={fileInstructions.map((value) => ({ value, label: optionNames.instruction[value] }))}
        value={file.instruction}
        onChange={(instruction) => change({ instruction })}
      />
    </>
  );
}
