/** What is said of versions and of who wrote. */
import type { Version, Writer } from '@penora/protocol/schemas/version';
import { type CatalogModel, modelName } from '../../generation/catalogStore.ts';
import { toolNames } from '../../generation/names.ts';

/** "You", "Anna", "Balanced for Anna", "the beginning". */
export function writerWords(writer: Writer, meId: string, models: readonly CatalogModel[]): string {
  switch (writer.kind) {
    case 'person':
      return writer.userId === meId ? 'You' : writer.name;
    case 'model': {
      const model = writer.model === null ? 'A model' : modelName(models, writer.model);
      if (writer.userId === meId) return `${model} for you`;
      return writer.name === '' ? model : `${model} for ${writer.name}`;
    }
    case 'unknown':
      return 'From the beginning';
    default:
      return writer satisfies never;
  }
}

/** The line that stands for a version in a list. */
export function versionTitle(version: Version, models: readonly CatalogModel[]): string {
  if (version.name !== null) return version.name;
  switch (version.kind) {
    case 'generation': {
      const { before } = version;
      if (before?.kind !== 'model' || before.model === null || before.tool === null) return 'Before a model wrote';
      return `Before ${toolNames[before.tool]} by ${modelName(models, before.model)}`;
    }
    case 'restore':
      return version.undoable ? 'Before a version came back' : 'Before one came back, taken out since';
    case 'automatic':
    case 'named':
      return 'Kept by itself';
    default:
      return version.kind satisfies never;
  }
}

/** "Anna, Ben and 2 more" */
export function writersWords(writers: readonly Writer[], meId: string, models: readonly CatalogModel[]): string {
  const names = [...new Set(writers.map((writer) => writerWords(writer, meId, models)))];
  const [first, second, ...rest] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}, ${second}` : `${first}, ${second} and ${rest.length} more`;
}
