import { mayMark } from '@penora/protocol/document/marks';
import { isNodeName } from '@penora/protocol/document/nodes';
import { InvalidUpdate, type Reader, utf16Length } from './reader.ts';
import { ATTRIBUTE, DELETED, FORMAT, type Struct, TEXT, TYPE } from './struct.ts';

/** Yjs's numbers of the shared types that a document has. */
const XML_ELEMENT = 3;
const XML_TEXT = 6;

/**
 * Reads the content of an item into `struct`. Names of nodes and marks are checked unless the update comes from the log
 * (`trusted`): what was once accepted must load for ever.
 */
export function readContent(reader: Reader, struct: Struct, ref: number, trusted: boolean): void {
  struct.contentAt = reader.at;
  switch (ref) {
    case DELETED:
      struct.kind = DELETED;
      struct.length = reader.uint();
      return;
    case TEXT: {
      const start = reader.block();
      struct.kind = TEXT;
      struct.textBytes = reader.at - start;
      struct.length = utf16Length(reader.bytes, start, reader.at);
      return;
    }
    case FORMAT:
      struct.kind = FORMAT;
      struct.name = readFormat(reader, trusted);
      return;
    case TYPE:
      struct.kind = TYPE;
      struct.name = readType(reader, trusted);
      return;
    case ATTRIBUTE:
      struct.kind = ATTRIBUTE;
      if (reader.uint() !== 1) throw new InvalidUpdate('an attribute has one value');
      struct.value = readScalar(reader);
      return;
    default:
      // JSON, binary, embeds and documents in documents are not of the schema; the rest is not Yjs.
      throw new InvalidUpdate(`content of kind ${ref}`);
  }
}

/** The key; null for the end of a mark. */
function readFormat(reader: Reader, trusted: boolean): string | null {
  if (trusted) {
    reader.block();
    reader.block();
    return null;
  }
  const key = reader.string();
  const value = reader.json();
  if (!mayMark(key, value)) throw new InvalidUpdate('a mark that is not of the schema');
  return value === null ? null : key;
}

function readType(reader: Reader, trusted: boolean): string | null {
  const type = reader.uint();
  if (type === XML_TEXT) return null;
  if (type !== XML_ELEMENT) throw new InvalidUpdate(`a shared type of kind ${type}`);
  const name = reader.string();
  if (!trusted && !isNodeName(name)) throw new InvalidUpdate('a node that is not of the schema');
  return name;
}

/** A value as lib0's `writeAny` writes it; attributes are numbers, strings and the like, never objects. */
function readScalar(reader: Reader): unknown {
  const type = reader.byte();
  switch (type) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      return readInteger(reader);
    case 124:
      return readFloat(reader, 4);
    case 123:
      return readFloat(reader, 8);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return reader.string();
    default:
      throw new InvalidUpdate('an attribute that is no scalar');
  }
}

/** Six bits and a sign, then seven bits a byte. */
function readInteger(reader: Reader): number {
  const first = reader.byte();
  const sign = (first & 64) > 0 ? -1 : 1;
  let value = first & 63;
  let more = first > 127;
  for (let factor = 64; more; factor *= 128) {
    const next = reader.byte();
    value += (next & 127) * factor;
    if (value > Number.MAX_SAFE_INTEGER) throw new InvalidUpdate('a number is too large');
    more = next > 127;
  }
  return sign * value;
}

function readFloat(reader: Reader, size: 4 | 8): number {
  const bytes = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < size; at += 1) bytes.setUint8(at, reader.byte());
  return size === 4 ? bytes.getFloat32(0) : bytes.getFloat64(0);
}
