import { mayMarkCode } from '@penora/protocol/document/marks';
import { isNodeName, MAX_DEPTH, mayCarry, mayHold, mayHoldText, nodes } from '@penora/protocol/document/nodes';
import { InvalidUpdate } from '../update/reader.ts';
import { ATTRIBUTE, DELETED, FORMAT, type Struct, TEXT, TYPE } from '../update/struct.ts';
import type { TypeRecord } from './places.ts';

/**
 * Throws `InvalidUpdate` unless `struct` may stand in `parent`: among its contents, or as a value of its attribute.
 * `holder` is what the parent stands in itself.
 */
export function checkContent(
  parent: TypeRecord,
  holder: TypeRecord | undefined,
  sub: string | null,
  struct: Struct,
): void {
  if (struct.kind === DELETED) return;
  if (sub !== null) checkAttribute(parent, sub, struct);
  else if (parent.kind === 'text') checkInText(holder?.name ?? '', struct);
  else checkInNode(parent, struct);
}

function checkAttribute(parent: TypeRecord, sub: string, struct: Struct): void {
  if (struct.kind !== ATTRIBUTE || parent.kind !== 'node' || !isNodeName(parent.name)) {
    throw new InvalidUpdate('an attribute in a place that is not of the schema');
  }
  if (!mayCarry(parent.name, sub, struct.value)) throw new InvalidUpdate('an attribute that is not of the schema');
}

function checkInText(holder: string, struct: Struct): void {
  if (struct.kind !== TEXT && struct.kind !== FORMAT) throw new InvalidUpdate('text holds characters and marks');
  const isCode = isNodeName(holder) && nodes[holder].holds === 'text';
  if (isCode && struct.kind === FORMAT && struct.name !== null && !mayMarkCode(struct.name))
    throw new InvalidUpdate('a mark that code does not carry');
}

function checkInNode(parent: TypeRecord, struct: Struct): void {
  const node = parent.kind === 'document' ? null : parent.name;
  if (struct.kind !== TYPE || (node !== null && !isNodeName(node)))
    throw new InvalidUpdate('nodes hold nodes and texts');
  const { name } = struct;
  const fits = name === null ? mayHoldText(node) : isNodeName(name) && mayHold(node, name);
  if (!fits) throw new InvalidUpdate('a node in a place that is not of the schema');
  if (parent.depth >= MAX_DEPTH) throw new InvalidUpdate('nodes stand too deep in each other');
}
