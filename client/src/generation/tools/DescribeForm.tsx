import { senses } from '@penora/protocol/catalog/tools';
import { capital } from '../names.ts';
import { ManyChips } from './Chips.tsx';
import { PassageField } from './fields.tsx';
import { usePart } from './usePart.ts';

/** Rich Describe: what it looks, sounds, smells, tastes and feels like. */
export function DescribeForm() {
  const [describe, change] = usePart('describe');
  return (
    <>
      <PassageField
        text={describe.text}
        onText={(text) => change({ text })}
        label="What to describe"
        placeholder="Select it in your text, or name it here: the lighthouse at noon."
      />
      <ManyChips
        label="Senses"
        hint={describe.senses.length === 0 ? 'all of them' : ''}
        choices={senses.map((value) => ({ value, label: capital(value) }))}
        values={describe.senses}
        onChange={(chosen) => change({ senses: chosen })}
      />
    </>
  );
}
