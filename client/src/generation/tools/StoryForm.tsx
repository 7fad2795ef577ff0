import { limits } from '@penora/protocol/catalog/limits';
import { grouped } from '../../format/amounts.ts';
import { Field } from '../../ui/Field.tsx';
import { NumberField, TextField } from './fields.tsx';
import { usePart } from './usePart.ts';

/** Story: an outline, then chapter after chapter. */
export function StoryForm() {
  const [story, change] = usePart('story');
  return (
    <>
      <TextField
        label="What is it about?"
        value={story.premise}
        onChange={(premise) => change({ premise })}
        placeholder="The keeper of a lighthouse finds that the lamp answers."
        rows={5}
      />
      <Field label="Title" optional hint="Left empty, one is suggested.">
        {(control) => (
          <input
            {...control}
            maxLength={limits.titleCharacters}
            value={story.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="pn-two">
        <NumberField
          label="Chapters"
          value={story.chapters}
          least={1}
          most={50}
          onChange={(chapters) => change({ chapters })}
        />
        <NumberField
          label="Words each"
          value={story.wordsPerChapter}
          least={200}
          most={3_000}
          step={50}
          onChange={(wordsPerChapter) => change({ wordsPerChapter })}
        />
      </div>
      <p className="pn-field-hint">
        About {grouped(story.chapters * story.wordsPerChapter)} words. Each chapter knows the outline and what came
        before; you can stop at any word and go on later.
      </p>
    </>
  );
}
