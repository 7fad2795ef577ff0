import { z } from 'zod';

/** As much of JSON Schema as the product's own description uses. */
export interface JsonSchema {
  type?: string | string[] | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | JsonSchema | undefined;
  items?: JsonSchema | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  anyOf?: JsonSchema[] | undefined;
  oneOf?: JsonSchema[] | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
}

const many = z.array(z.lazy(() => JsonSchema)).optional();
export const JsonSchema: z.ZodType<JsonSchema> = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => JsonSchema),
    )
    .optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), z.lazy(() => JsonSchema)]).optional(),
  items: z.lazy(() => JsonSchema).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: many,
  oneOf: many,
  ...{ pattern: z.string().optional(), format: z.string().optional() },
  ...{ minLength: z.number().optional(), maxLength: z.number().optional() },
  ...{ minItems: z.number().optional(), maxItems: z.number().optional() },
  ...{ minimum: z.number().optional(), maximum: z.number().optional() },
});

export const alternatives = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf)?.flatMap(alternatives) ?? [schema];

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function hasType(schema: JsonSchema, value: unknown): boolean {
  if (schema.type === undefined) return true;
  const type = typeOf(value);
  return [schema.type].flat().some((wanted) => wanted === type || (wanted === 'number' && type === 'integer'));
}

const within = (value: number, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): boolean =>
  value >= least && value <= most;

/** Whether the description lets this value pass. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  const choices = alternatives(schema);
  if (choices.length > 1 || choices[0] !== schema) return choices.some((choice) => accepts(choice, value));
  if ('const' in schema && schema.const !== undefined && value !== schema.const) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (!hasType(schema, value)) return false;
  if (typeof value === 'string') {
    const fits = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value);
    return fits && within(value.length, schema.minLength, schema.maxLength);
  }
  if (typeof value === 'number') return within(value, schema.minimum, schema.maximum);
  if (Array.isArray(value)) {
    const { items } = schema;
    return (
      within(value.length, schema.minItems, schema.maxItems) && value.every((one) => !items || accepts(items, one))
    );
  }
  return typeof value !== 'object' || value === null || acceptsObject(schema, value);
}

function acceptsObject({ properties = {}, required = [], additionalProperties }: JsonSchema, value: object): boolean {
  if (required.some((name) => !Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, inner]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return accepts(known, inner);
    return typeof additionalProperties === 'object'
      ? accepts(additionalProperties, inner)
      : additionalProperties !== false;
  });
}

/** A value that the description lets pass; `known` are values for names whose rules it does not tell. */
export function sample(schema: JsonSchema, known: Record<string, unknown>, name = ''): unknown {
  const [choice = schema] = alternatives(schema);
  if (Object.hasOwn(known, name)) return known[name];
  if (choice.const !== undefined) return choice.const;
  if (choice.enum !== undefined) return choice.enum[0];
  const type = [choice.type].flat()[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(choice.properties ?? {})
          .filter(([key]) => choice.required?.includes(key))
          .map(([key, inner]) => [key, sample(inner, known, key)]),
      );
    case 'array':
      return Array.from({ length: choice.minItems ?? 0 }, () => sample(choice.items ?? {}, known));
    case 'integer':
    case 'number':
      return Math.max(choice.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return 'words'.padEnd(choice.minLength ?? 0, 's');
    default:
      return null;
  }
}
